import { makeAttach, returnFiles, takeFiles, upload } from './attach.mjs';
import { boot } from './boot.mjs';
import { dropDraft, keepDraft, recallDraft } from './drafts.mjs';
import { icon, make } from './make.mjs';
import { closeSuggestions, makeSuggestions, updateSuggestions } from './suggestions.mjs';

const TALLEST = 160;

/** The box to write in. Enter sends, Shift and Enter begins a new line. Each chat keeps its own draft. */
export function makeCompose(viewer, send) {
  const box = make('textarea', { rows: '1' });
  const sending = { type: 'submit', class: 'send', 'aria-label': 'Send', title: 'Send (Enter)' };
  const list = makeSuggestions(box);
  const toWhom = make('span', {});
  const cancel = make('button', { type: 'button' }, 'New post instead');
  const replying = make('p', { class: 'replying', hidden: true }, toWhom, cancel);
  const hint = make('p', { class: 'hint', hidden: true });
  const tray = makeAttach(viewer);
  const go = make('button', sending, icon('send'));
  const row = make('div', { class: 'compose-row' }, box, tray.button, go);
  const parts = [list, replying, tray.chips, row, tray.picker, hint];
  const element = make('form', { class: 'compose' }, ...parts);
  const desk = { viewer, send, element, box, list, tray, toWhom, replying, hint };
  box.addEventListener('input', () => typed(desk));
  box.addEventListener('keydown', (event) => pressed(desk, event));
  element.addEventListener('submit', (event) => {
    event.preventDefault();
    submit(desk).catch(() => undefined);
  });
  cancel.addEventListener('click', () => replyTo(desk, undefined));
  return desk;
}

/** Turns the box to another chat, with that chat's draft in it. */
export function composeFor(desk, chat) {
  const { box, hint } = desk;
  desk.chat = chat;
  box.value = recallDraft('words', desk.viewer, chat.id) ?? '';
  box.setAttribute('aria-label', `Message to ${chat.name}`);
  box.placeholder = chat.kind === 'channel' ? 'Start a post' : 'Type a message';
  desk.tray.button.hidden = chat.kind !== 'personal';
  hint.hidden = chat.kind === 'personal';
  hint.textContent = `${boot.bot} reads only what mentions it: type @`;
  closeSuggestions(desk.list);
  replyTo(desk, undefined);
  fit(box);
}

/** Answers a post of a channel; undefined begins a new one. */
export function replyTo(desk, message) {
  desk.root = message?.root;
  desk.replying.hidden = !message;
  desk.toWhom.textContent = message ? `Replying to ${message.sender.name}. ` : '';
  if (message) desk.box.focus();
}

function typed({ viewer, chat, box, list }) {
  keepDraft('words', viewer, chat.id, box.value);
  updateSuggestions(list, box);
  fit(box);
}

function pressed({ element, box, list }, event) {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    element.requestSubmit();
  }
  if (event.key === 'ArrowUp' && !list.hidden && box.selectionStart === box.value.length) {
    event.preventDefault();
    list.lastChild.focus();
  }
  if (event.key === 'Escape') closeSuggestions(list);
}

async function submit(desk) {
  const { box, chat, viewer, hint, root, tray } = desk;
  const text = box.value.trim();
  if (text === '' && tray.files.length === 0) return;
  box.value = '';
  closeSuggestions(desk.list);
  fit(box);
  const files = takeFiles(tray);
  const tokens = await upload(viewer, files).catch(() => undefined);
  if (tokens && (await desk.send(text, root, tokens))) return dropDraft('words', viewer, chat.id);
  keepDraft('words', viewer, chat.id, text);
  returnFiles(tray, files);
  if (desk.chat === chat && box.value === '') box.value = text;
  hint.hidden = false;
  hint.textContent = 'The stand-in could not be reached. Your words are kept here.';
}

function fit(box) {
  box.style.height = 'auto';
  box.style.height = `${Math.min(box.scrollHeight, TALLEST)}px`;
}
