import type { DatabaseSync } from 'node:sqlite';
import type { BotCaller } from './bot-caller.ts';
import type { Pace } from './connector/pace.ts';
import type { FaultDesk } from './faults.ts';
import type { Live } from './live.ts';
import { viewMessage } from './message-view.ts';
import type { Message } from './messages.ts';
import type { TeamsOptions } from './options.ts';
import type { Conversation, World } from './world.ts';

/** The pretend tenant: what every route works on. */
export interface Tenant {
  options: TeamsOptions;
  world: World;
  database: DatabaseSync;
  live: Live;
  pace: Pace;
  desk: FaultDesk;
  bot: BotCaller;
  /** This server's own address: the `serviceUrl` of every activity. Known once it listens. */
  origin(): string;
  /** True once it is being stopped: answers that still arrive find no database. */
  closing(): boolean;
}

/** Shows a message, new or changed, on every open page whose people are in the chat. */
export function announce(tenant: Tenant, conversation: Conversation, message: Message): void {
  const view = viewMessage(tenant.database, tenant.world, tenant.options.bot.name, message);
  tenant.live.publish({ kind: 'message', people: conversation.memberKeys, message: view });
}
