import { read, write } from './api.mjs';
import { localNow, setLocalNow } from './local-time.mjs';
import { fullTime, shortDate, shortTime } from './times.mjs';

const now = document.getElementById('now');
const eventButton = document.getElementById('next-event');
const dayButton = document.getElementById('next-day');
const what = document.getElementById('next-what');
const when = document.getElementById('next-when');
const dayWhen = document.getElementById('next-day-when');
const said = document.getElementById('clock-said');

let next;
let asked;
/** The button whose leap is under way. */
let leaping;

export function startClock() {
  eventButton.addEventListener('click', () => void leap('/clock/next-event', eventButton));
  dayButton.addEventListener('click', () => void leap('/clock/next-working-day', dayButton));
  setInterval(tick, 1000);
  readClock().catch(() => undefined);
}

/** The next event may change with anything that happens: asked again a moment after the last of it. */
export function clockMayHaveChanged() {
  clearTimeout(asked);
  asked = setTimeout(() => readClock().catch(() => undefined), 300);
}

export function clockMoved(at) {
  setLocalNow(at);
  tick();
}

async function readClock() {
  next = await read('/clock/next');
  clockMoved(next.now);
  draw();
}

function tick() {
  const text = fullTime(localNow());
  if (now.textContent !== text) now.textContent = text;
}

function draw() {
  if (next) drawNext(next);
  for (const button of [eventButton, dayButton]) {
    button.setAttribute('aria-busy', String(leaping !== undefined));
    const idle = button === eventButton && !next?.event;
    button.setAttribute('aria-disabled', String(leaping !== undefined || idle));
  }
  if (leaping === eventButton) {
    what.textContent = 'Moving on…';
    when.textContent = '';
  }
  if (leaping === dayButton) dayWhen.textContent = 'Moving on…';
}

function drawNext({ event, workingDay }) {
  what.textContent = event ? event.what : 'Nothing is due';
  when.textContent = event ? shortTime(event.at) : '';
  const title = event ? `${event.what}, ${shortTime(event.at)}` : 'nothing is due';
  eventButton.title = `Move the clock to the next event: ${title}`;
  dayWhen.textContent = shortDate(workingDay);
}

async function leap(path, button) {
  if (button.getAttribute('aria-disabled') === 'true') return;
  leaping = button;
  draw();
  said.textContent = 'Moving on…';
  said.textContent = await write(path).then(
    ({ now: at }) => {
      clockMoved(at);
      return `It is now ${fullTime(at)}.`;
    },
    () => 'The clock could not be moved.',
  );
  leaping = undefined;
  await readClock().catch(draw);
}
