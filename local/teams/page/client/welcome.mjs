import { boot } from './boot.mjs';
import { make } from './make.mjs';

const FIRST_COMMANDS = 4;

/** What stands in a chat without messages. */
export function welcome(chat, say) {
  const holder = make('div', { class: 'welcome' });
  if (chat.kind !== 'personal') {
    holder.append(make('p', {}, `No messages yet. ${boot.bot} reads what mentions @${boot.bot}.`));
    return holder;
  }
  holder.append(make('p', {}, `This is your chat with ${boot.bot}. Type in plain words, or try:`));
  for (const { title } of boot.commands.slice(0, FIRST_COMMANDS)) {
    holder.append(make('button', { type: 'button', onclick: () => say(title) }, title));
  }
  return holder;
}
