/** The local clock runs beside the real one: the server tells the distance. */
let distance = 0;

export function setLocalNow(now) {
  distance = new Date(now) - Date.now();
}

export function localNow() {
  return new Date(Date.now() + distance);
}
