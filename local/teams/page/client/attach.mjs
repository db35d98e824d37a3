import { icon, make } from './make.mjs';

/** The paper clip: files that will go with the next words. Teams gives a bot files in its own chats only. */
export function makeAttach(viewer) {
  const picker = make('input', { type: 'file', multiple: true, hidden: true, tabindex: '-1' });
  picker.setAttribute('aria-label', 'Files');
  const naming = {
    type: 'button',
    class: 'send',
    'aria-label': 'Attach files',
    title: 'Attach files',
  };
  const button = make('button', { ...naming, onclick: () => picker.click() }, icon('attach'));
  const chips = make('div', { class: 'chips', role: 'group', 'aria-label': 'Attached files' });
  const tray = { viewer, picker, button, chips, files: [] };
  picker.addEventListener('change', () => {
    tray.files.push(...picker.files);
    picker.value = '';
    drawChips(tray);
  });
  drawChips(tray);
  return tray;
}

/** Empties the tray: what was in it is about to go. */
export function takeFiles(tray) {
  const taken = tray.files.splice(0);
  drawChips(tray);
  return taken;
}

/** Puts files back that could not be sent. */
export function returnFiles(tray, files) {
  tray.files.unshift(...files);
  drawChips(tray);
}

/** Takes files to the stand-in and answers the tokens that stand for them. */
export function upload(viewer, files) {
  return Promise.all(files.map((file) => uploadOne(viewer, file)));
}

async function uploadOne(viewer, file) {
  const query = new URLSearchParams({ name: file.name });
  const response = await fetch(`/page/${viewer}/attach?${query}`, { method: 'POST', body: file });
  if (!response.ok) throw new Error(`The file was not taken: ${response.status}`);
  return (await response.json()).token;
}

function drawChips(tray) {
  const { files, chips, button } = tray;
  chips.hidden = files.length === 0;
  chips.replaceChildren(
    ...files.map((file, at) => {
      const onclick = () => {
        files.splice(at, 1);
        drawChips(tray);
        button.focus();
      };
      const label = `Remove ${file.name}`;
      return make(
        'button',
        { type: 'button', title: label, 'aria-label': label, onclick },
        `${file.name} ×`,
      );
    }),
  );
}
