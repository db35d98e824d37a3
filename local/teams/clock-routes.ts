import { json, type Response, Router } from 'express';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Tenant } from './tenant.ts';

const Move = z.union([
  z.strictObject({ now: z.iso.datetime({ offset: true }) }),
  z.strictObject({ advance: z.string() }),
]);

/** The local clock over HTTP: `/clock` as the local product promises, `/clock/next` for the page's two buttons. */
export function clockRoutes(tenant: Tenant): Router {
  const router = Router();
  const { clock } = tenant.options;
  const inTurn = makeQueue();
  router.use(json());
  router.get('/', (_, response) => void response.json({ now: clock.now().toISOString() }));
  router.post('/', (request, response) =>
    inTurn(() => move(tenant, response, (now) => targetOf(now, request.body))),
  );
  router.get('/next', async (_, response) => {
    const event = await clock.nextEvent();
    response.json({
      now: clock.now().toISOString(),
      event: event && { at: event.at.toISOString(), what: event.what },
      workingDay: clock.nextWorkingDay().toISOString(),
    });
  });
  router.post('/next-event', (_, response) =>
    inTurn(async () => {
      const event = await clock.nextEvent();
      await move(tenant, response, (now) => event?.at ?? now);
    }),
  );
  router.post('/next-working-day', (_, response) =>
    inTurn(() => move(tenant, response, () => clock.nextWorkingDay())),
  );
  return router;
}

async function move(
  tenant: Tenant,
  response: Response,
  target: (now: Date) => Date | undefined,
): Promise<void> {
  const { clock } = tenant.options;
  const now = clock.now();
  const to = target(now);
  if (!to || to < now) {
    response.status(400).json({
      error: 'Give {"now": a later date and time} or {"advance": an ISO 8601 duration like "P1D"}.',
    });
    return;
  }
  await clock.moveTo(to);
  const moved = clock.now().toISOString();
  tenant.live.publish({ kind: 'clock', now: moved });
  response.json({ now: moved });
}

/** A day is a day of the calendar in London, also when the clocks change. */
function targetOf(now: Date, raw: unknown): Date | undefined {
  const parsed = Move.safeParse(raw);
  if (!parsed.success) return undefined;
  if ('now' in parsed.data) return new Date(parsed.data.now);
  try {
    const start = Temporal.Instant.from(now.toISOString()).toZonedDateTimeISO('Europe/London');
    return new Date(start.add(parsed.data.advance).epochMilliseconds);
  } catch {
    return undefined;
  }
}

/** One leap at a time: two at once would each start from the same now. */
function makeQueue(): (work: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
