import { setTimeout as pause } from 'node:timers/promises';
import type { Commit, Ports } from '../../partnership/ports.ts';
import type { OwnPoint } from './points.ts';

/** Told of every point that is passed; kills the process at the one that was named. */
export type Reach = (point: OwnPoint) => void;

const INTO_PRINTING_MS = 60;

/** Stands between the rules and the adapters and tells of each point on the way. */
export function aroundPorts(ports: Ports, reach: Reach): Ports {
  return {
    ...ports,
    memory: memory(ports.memory, reach),
    register: register(ports.register, reach),
    library: library(ports.library, reach),
    messenger: messenger(ports.messenger, reach),
    printer: printer(ports.printer, reach),
    // Apart from `resume`, only the mirror's reader asks for this: when it has taken something in.
    async release(partnership) {
      reach('after-mirror');
      await ports.release(partnership);
    },
  };
}

function memory(port: Ports['memory'], reach: Reach): Ports['memory'] {
  return {
    ...port,
    async commit(commit) {
      const [before, after] = pointsOf(commit);
      if (before) reach(before);
      const result = await port.commit(commit);
      if (after) reach(after);
      return result;
    },
    async settle(filed, at) {
      await port.settle(filed, at);
      if (filed.some(({ change }) => change.includes('#Highlight reports/'))) reach('after-settle');
    },
    async keepFile(bytes, mediaType) {
      const hash = await port.keepFile(bytes, mediaType);
      if (mediaType === 'application/pdf') reach('pack-kept');
      return hash;
    },
  };
}

function pointsOf({ envelope }: Commit): [OwnPoint, OwnPoint] | [] {
  switch (envelope.command.kind) {
    case 'submit-report':
      return ['before-commit', 'after-commit'];
    case 'pack-made':
      return ['before-pack-noted', 'after-pack-noted'];
    default:
      return [];
  }
}

function register(port: Ports['register'], reach: Reach): Ports['register'] {
  return {
    async write(partnership, changes) {
      const lists = new Set(changes.map(({ change }) => change.list));
      if (lists.has('Highlight reports')) reach('before-filing');
      const filed = await port.write(partnership, changes);
      if (lists.has('Highlight reports')) reach('after-filing');
      if (lists.has('Board packs')) reach('after-columns');
      else if (lists.has('Circulation')) reach('after-reading');
      return filed;
    },
  };
}

function library(port: Ports['library'], reach: Reach): Ports['library'] {
  return {
    async put(file) {
      reach('before-upload');
      const item = await port.put(file);
      reach('after-upload');
      return item;
    },
    async share(file) {
      reach('before-sharing');
      await port.share(file);
      reach('after-sharing');
    },
  };
}

function messenger(port: Ports['messenger'], reach: Reach): Ports['messenger'] {
  return {
    async tell(order) {
      reach('before-send');
      const told = await port.tell(order);
      reach('after-send');
      if (order.message.kind === 'pack-circulated') reach('after-copy-sent');
      if (order.message.kind === 'report-request') reach('after-request');
      return told;
    },
    async renew(partnership, living) {
      await port.renew(partnership, living);
      reach('after-renew');
    },
  };
}

function printer(port: Ports['printer'], reach: Reach): Ports['printer'] {
  return {
    previews: (bytes, howMany) => port.previews(bytes, howMany),
    async print(contents, look) {
      reach('before-compile');
      const printing = port.print(contents, look);
      await Promise.race([printing, pause(INTO_PRINTING_MS)]);
      reach('while-compiling');
      const printed = await printing;
      reach('after-compile');
      return printed;
    },
  };
}

/** The mirror's reader asks Graph past the ports, so its questions are watched where they leave. */
export function aroundFetch(bare: typeof fetch, reach: Reach): typeof fetch {
  return async (input, init) => {
    const asksForNews = typeof init?.body === 'string' && init.body.includes('/items/delta');
    if (asksForNews) reach('before-mirror');
    const answer = await bare(input, init);
    if (asksForNews) reach('mirror-answered');
    return answer;
  };
}
