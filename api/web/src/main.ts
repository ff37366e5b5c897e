import './polyfills';
import 'element-plus/theme-chalk/dark/css-vars.css';
import 'element-plus/es/components/message/style/css';
import 'element-plus/es/components/message-box/style/css';
import './styles/theme.css';
import './styles/controls.css';
import './styles/pages.css';
import './styles/forms.css';
import './styles/panels.css';
import './styles/print.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { setHooks } from './api/http';
import { router } from './router';
import { useDisplay } from './stores/display';
import { useSession } from './stores/session';

const app = createApp(App);
app.use(createPinia());
app.use(router);
useDisplay().show();

const session = useSession();
setHooks({
  signInAgain: () => session.ask('sign_in'),
  proveAgain: () => session.ask('step_up'),
  mustEnrol: () => void router.push({ name: 'account' }),
  unreachable: (isUnreachable) => (session.isUnreachable = isUnreachable),
});

app.mount('#app');
