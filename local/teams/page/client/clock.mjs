import { read, write } from './api.mjs';
import { localNow, setLocalNow } from './local-time.mjs';
import { fullTime, shortDate, shortTime } from './times.mjs';

const now = document.getElementById('now');
const eventButton = document.getElementById('next-event');
const dayButton = document.getElementById('next-day');
const what = document.getElementById('next-what');
const dayWhen = document.getElementById('next-day-when');
const said = document.getElementById('clock-said');

let asked;

export function startClock() {
  eventButton.addEventListener('click', () => leap('/clock/next-event', eventButton));
  dayButton.addEventListener('click', () => leap('/clock/next-working-day', dayButton));
  setInterval(tick, 1000);
  readClock().catch(() => undefined);
}

/** The next event may change with anything that happens: asked again a moment after the last of it. */
export function clockMayHaveChanged() {
  clearTimeout(asked);
  asked = setTimeout(() => readClock().catch(() => undefined), 300);
}

async function readClock() {
  const state = await read('/clock/next');
  setLocalNow(state.now);
  tick();
  const { event, workingDay } = state;
  what.textContent = event ? `${event.what}, ${shortTime(event.at)}` : 'Nothing is due';
  eventButton.title = `Move the clock to the next event: ${what.textContent}`;
  eventButton.setAttribute('aria-disabled', String(!event));
  dayWhen.textContent = shortDate(workingDay);
}

function tick() {
  const text = fullTime(localNow());
  if (now.textContent !== text) now.textContent = text;
}

function leap(path, button) {
  if (button.getAttribute('aria-disabled') === 'true') return;
  button.setAttribute('aria-busy', 'true');
  write(path)
    .then(
      ({ now: at }) => `It is now ${fullTime(at)}.`,
      () => 'The clock could not be moved.',
    )
    .then((outcome) => {
      said.textContent = outcome;
      button.removeAttribute('aria-busy');
      clockMayHaveChanged();
    })
    .catch(() => undefined);
}
