const ZONE = { timeZone: 'Europe/London' };
const clock = new Intl.DateTimeFormat('en-GB', { ...ZONE, hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', {
  ...ZONE,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});
const shortDay = new Intl.DateTimeFormat('en-GB', {
  ...ZONE,
  weekday: 'short',
  day: 'numeric',
  month: 'short',
});
const year = new Intl.DateTimeFormat('en-GB', { ...ZONE, year: 'numeric' });

export function timeOf(at) {
  return clock.format(new Date(at));
}

export function dayOf(at) {
  return day.format(new Date(at));
}

export function fullTime(at) {
  const date = new Date(at);
  return `${day.format(date)} ${year.format(date)}, ${clock.format(date)}`;
}

export function shortTime(at) {
  return `${shortDay.format(new Date(at))}, ${timeOf(at)}`;
}

export function shortDate(at) {
  return shortDay.format(new Date(at));
}
