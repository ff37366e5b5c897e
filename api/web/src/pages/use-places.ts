// Where a provision acts, in words: the register names steps, conditions and items as the tables do.
import { ref } from 'vue';
import { useVocabulary } from '@/stores/vocabulary';

export function usePlaces() {
  const vocabulary = useVocabulary();
  const names = ref(new Map<string, string>());

  async function learn(): Promise<void> {
    const guides = await Promise.all(
      vocabulary.workflows.map((each) => vocabulary.guide(each.workflow.id).catch(() => null)),
    );
    const found = new Map<string, string>();
    for (const guide of guides) {
      if (!guide) continue;
      const { id, name } = guide.workflow;
      found.set(id, name);
      for (const each of guide.commands) {
        found.set(`${id}.${each.command.id}`, `${name}·${each.command.name}`);
        for (const item of each.items)
          found.set(`${id}.${each.command.id}/${item.item}`, `${each.command.name}·${item.name}`);
      }
      for (const each of guide.limits) found.set(each.limit.id, each.limit.name);
      for (const rule of guide.rules)
        for (const each of rule.requirements) found.set(`${id}: ${each.code}`, `${name}·${each.sentence}`);
    }
    names.value = found;
  }
  void learn();

  // What has no name of its own is called by its workflow.
  return (place: string) =>
    names.value.get(place) ?? names.value.get(place.split(/[.:/]/)[0] ?? '') ?? '全部流程';
}
