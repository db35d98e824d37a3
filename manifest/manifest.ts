import { COMMANDS } from '../bot/commands/table.ts';
import packageFile from '../package.json' with { type: 'json' };
import { commandLists } from './command-lists.ts';
import type { AppFacts } from './facts.ts';

/**
 * The Teams app manifest. Version 1.25 is the lowest that lets a bot work in shared and private channels.
 * It asks for no resource-specific permission: with one to read messages the bot would be sent everything
 * that is said in a channel, and it needs only what is said to it.
 */
export function makeManifest(facts: AppFacts) {
  return {
    $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.25/MicrosoftTeams.schema.json',
    manifestVersion: '1.25',
    version: packageFile.version,
    id: facts.appId,
    localizationInfo: { defaultLanguageTag: 'en-gb' },
    developer: {
      name: facts.organisation,
      websiteUrl: facts.website,
      privacyUrl: facts.privacy,
      termsOfUseUrl: facts.terms,
    },
    name: { short: 'Boardpack', full: 'Boardpack for Community Safety Partnerships' },
    description: {
      short: 'Collects subgroup highlight reports and makes the board pack.',
      full:
        'Before each Executive, Boardpack asks every subgroup chair for a highlight report, by a form or in plain ' +
        'words. It files what they send in SharePoint, shows business support who owes what, compiles the board ' +
        'pack and circulates it once the chair has approved it. People submit, approve and circulate; the bot ' +
        'only proposes.',
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#1f3a5f',
    bots: [
      {
        botId: facts.botId,
        scopes: ['personal', 'team', 'groupChat'],
        supportsFiles: false,
        isNotificationOnly: false,
        commandLists: commandLists(COMMANDS),
      },
    ],
    defaultInstallScope: 'personal',
    supportsChannelFeatures: 'tier1',
    validDomains: [facts.domain],
    // By this the bot may install itself for a person through Graph, and nothing but itself.
    webApplicationInfo: { id: facts.botId, resource: `api://botid-${facts.botId}` },
  };
}
