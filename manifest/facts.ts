import { z } from 'zod';

const web = z.url({ protocol: /^https$/, error: 'must be an https address' });

/** What differs between one council's app and another's. */
export const AppFacts = z.strictObject({
  appId: z.guid('must be a GUID: the id of the app in Teams, made once and kept for ever'),
  botId: z.guid('must be a GUID: the application (client) id of the bot in Entra'),
  domain: z
    .string()
    .regex(
      /^(?=.{4,253}$)([a-z\d-]+\.)+[a-z]{2,}$/,
      'must be a host name, such as bot.council.gov.uk',
    ),
  organisation: z.string().min(1).max(32, 'must have at most 32 characters: Teams shows no more'),
  website: web,
  privacy: web,
  terms: web,
});
export type AppFacts = z.infer<typeof AppFacts>;

/** For looking at the package on one's own machine; no Teams would accept these addresses. */
export const LOCAL_FACTS: AppFacts = {
  appId: '6f0f1a6e-52a4-4a0e-9d0e-5b0a7d9c3b11',
  botId: '00000000-0000-4000-8000-000000000001',
  domain: 'boardpack.example',
  organisation: 'Boardpack, local',
  website: 'https://boardpack.example/',
  privacy: 'https://boardpack.example/privacy',
  terms: 'https://boardpack.example/terms',
};
