/** Builds an element: `make('button', { class: 'x', onclick: f }, 'Text', child)`. Text is only ever text. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== ''));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

const PATHS = {
  send: 'M2.7 2.2a.5.5 0 0 1 .7-.6l14.3 7.9c.4.2.4.8 0 1L3.4 18.4a.5.5 0 0 1-.7-.6L4.9 11l7.6-1-7.6-1z',
  attach:
    'M6.100 16.600a3.600 3.600 0 0 1 0-5.100l6.400-6.300a2.500 2.500 0 0 1 3.500 3.500l-6.300 6.400a1.200 1.200 0 0 1-1.800-1.800l5.800-5.700-.9-.9-5.700 5.700a2.500 2.500 0 0 0 3.500 3.500l6.400-6.300a3.700 3.700 0 0 0-5.300-5.300l-6.400 6.300a4.900 4.900 0 0 0 6.900 6.900l4.600-4.600-.9-.9-4.600 4.600a3.600 3.600 0 0 1-5.200 0z',
  like: 'M10.1 2.1c.2-.6.9-.9 1.5-.6 1 .5 1.6 1.6 1.4 2.8L12.6 7h2.6c1.5 0 2.6 1.4 2.2 2.9l-1.2 4.6a3 3 0 0 1-3.6 2.2l-6.3-1.6a2 2 0 0 1-1.4-1.5l-.5-2.2c-.2-.9.2-1.8 1-2.2 2.6-1.5 3.8-3.5 4.7-7.100z',
  heart:
    'M10 17.300l-6.500-6.400a4.300 4.300 0 0 1 0-6.100 4.200 4.200 0 0 1 6 0l.5.5.5-.5a4.200 4.200 0 0 1 6 0 4.300 4.300 0 0 1 0 6.100z',
};

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('icon');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

const SMALL_WORDS = new Set(['of', 'and', 'the', 'for', 'to', 'in', 'on', 'a']);
const COLOURS = 8;

/** Initials of a role, on a colour that stays the same for the same name. */
export function dressAvatar(element, name, bot) {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((w) => w && !SMALL_WORDS.has(w.toLowerCase()));
  element.textContent = words
    .slice(0, 2)
    .map((word) => word[0].toUpperCase())
    .join('');
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)) % 9973;
  element.dataset.colour = bot ? 'bot' : String(sum % COLOURS);
  return element;
}

export function avatar(name, bot = false) {
  return dressAvatar(make('span', { class: 'avatar', 'aria-hidden': 'true' }), name, bot);
}
