/** Someone in the pretend tenant, or (`reach: 'link'`) in another organisation's. */
export interface TeamsPerson {
  key: string;
  name: string;
  title: string;
  userId: string;
  aadObjectId: string;
  tenantId: string;
  email: string;
  roles: string[];
  reach: 'teams' | 'link';
}

/** The local clock, owned by the caller. `moveTo` settles when everything due on the way has happened. */
export interface TeamsClock {
  now(): Date;
  moveTo(to: Date): Promise<void>;
  nextEvent(): Promise<{ at: Date; what: string } | null>;
  nextWorkingDay(): Date;
}

interface TeamsChannel {
  id: string;
  name: string;
  memberKeys: string[];
}

export interface TeamsTeam {
  id: string;
  name: string;
  aadGroupId: string;
  channels: TeamsChannel[];
}

interface TeamsGroupChat {
  id: string;
  name: string;
  memberKeys: string[];
}

interface TeamsLog {
  info(data: object, message: string): void;
  error(data: object, message: string): void;
}

export interface TeamsOptions {
  /** Folder that holds `teams.sqlite`; made when missing. */
  dataDir: string;
  /** 0 takes any free port. */
  port: number;
  botEndpoint: string;
  bot: { id: string; name: string };
  tenantId: string;
  people: TeamsPerson[];
  teams: TeamsTeam[];
  groupChats: TeamsGroupChat[];
  clock: TeamsClock;
  /** Offered while somebody types, and on an empty chat. */
  commands: { title: string; description: string }[];
  /** Microsoft's origins that are served on this computer, each with the origin that serves it under the same paths. */
  origins: ReadonlyMap<string, string>;
  /** Other local pages, shown beside the clock. */
  links?: { title: string; href: string }[];
  log: TeamsLog;
  /** Milliseconds for the rate limits. They run in real time: the local clock leaps. */
  ticks?: () => number;
  /** How long a person waits for the bot; Teams gives up after about 15 seconds. */
  patienceMs?: number;
}
