import { clockMayHaveChanged, clockMoved, startClock } from './clock.mjs';
import { makePane, paneCatchesUp, paneHears, paneLooks } from './pane.mjs';

const alone = new URLSearchParams(location.search).has('as');

const panes = [...document.querySelectorAll('.pane')].map((section) =>
  makePane(section, (key) => {
    if (alone) history.replaceState(null, '', `/?as=${key}`);
  }),
);

startClock();

const events = new EventSource('/page/events');
events.addEventListener('open', () => {
  document.body.classList.remove('offline');
  for (const pane of panes) paneCatchesUp(pane);
  clockMayHaveChanged();
});
events.addEventListener('error', () => document.body.classList.add('offline'));
events.addEventListener('message', ({ data }) => {
  const event = JSON.parse(data);
  if (event.kind === 'clock') clockMoved(event.now);
  else for (const pane of panes) paneHears(pane, event);
  clockMayHaveChanged();
});
document.addEventListener('visibilitychange', () => {
  for (const pane of panes) paneLooks(pane);
});
