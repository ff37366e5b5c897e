// What is filtered on a page stands in its address, so that the page can be sent, gone back to and kept as a
// saved view.
import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';

export function useAddress(name: string, usual = '') {
  const route = useRoute();
  const router = useRouter();
  return computed<string>({
    get: () => String(route.query[name] ?? usual),
    set: (value: string | null | undefined) => {
      const query = { ...route.query };
      delete query[name];
      if (value && value !== usual) query[name] = value;
      void router.replace({ query });
    },
  });
}
