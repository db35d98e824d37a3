import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../bot/commands/table.ts';
import { faultsOf } from '../../manifest/check.ts';
import { commandLists } from '../../manifest/command-lists.ts';
import { LOCAL_FACTS } from '../../manifest/facts.ts';
import { readFlags } from '../../manifest/flags.ts';
import { makeManifest } from '../../manifest/manifest.ts';
import { zipApp } from '../../manifest/zip.ts';
import { readPng } from './read-png.ts';

const manifest = makeManifest(LOCAL_FACTS);

const FLAGS = [
  ['--app-id', LOCAL_FACTS.appId],
  ['--bot-id', LOCAL_FACTS.botId],
  ['--domain', 'bot.council.gov.uk'],
  ['--organisation', 'A council'],
  ['--website', 'https://council.gov.uk/'],
  ['--privacy', 'https://council.gov.uk/privacy'],
  ['--terms', 'https://council.gov.uk/terms'],
];

describe('The Teams app package', () => {
  it("has a manifest that Microsoft's schema accepts", () => {
    expect(faultsOf(manifest)).toEqual([]);
  });

  it('is refused by the same schema when something in it is wrong', () => {
    expect(faultsOf({ ...manifest, accentColor: 'blue' })).not.toEqual([]);
    expect(faultsOf({ ...manifest, id: 'boardpack' })).not.toEqual([]);
    expect(faultsOf({ ...manifest, invented: true })).not.toEqual([]);
  });

  it('suggests exactly the commands of the table, each where it works', () => {
    const [bot] = manifest.bots;
    for (const scope of ['personal', 'team', 'groupChat'] as const) {
      const lists = bot?.commandLists.filter((list) => list.scopes.includes(scope)) ?? [];
      const expected = COMMANDS.filter((command) =>
        command.scopes.some((one) => one === scope),
      ).map(({ name, says }) => ({ title: name, description: says }));
      expect(lists.map((list) => list.commands)).toEqual([expected]);
    }
  });

  it('gives one list to all kinds of conversation that have the same commands', () => {
    const entry = { for: 'all', words: [], takes: 'nothing' } as const;
    const lists = commandLists([
      { ...entry, name: 'a', says: 'A', scopes: ['personal', 'team', 'groupChat'] },
      { ...entry, name: 'b', says: 'B', scopes: ['personal'] },
    ]);
    expect(lists.map(({ scopes }) => scopes)).toEqual([['personal'], ['team', 'groupChat']]);
  });

  it('is the same to the last byte each time', () => {
    const [first, second] = [zipApp(manifest), zipApp(makeManifest(LOCAL_FACTS))].map((zip) =>
      createHash('sha256').update(zip).digest('hex'),
    );
    expect(first).toBe(second);
  });

  it('holds the manifest and the two icons that it names, and nothing else', () => {
    const files = unzipSync(zipApp(manifest));
    expect(Object.keys(files)).toEqual(['color.png', 'manifest.json', 'outline.png']);
    expect(JSON.parse(new TextDecoder().decode(files['manifest.json']))).toEqual(manifest);
  });

  it('has icons of the sizes Teams wants, the outline in white on nothing', () => {
    const files = unzipSync(zipApp(manifest));
    const color = readPng(files['color.png']);
    expect([color.width, color.height]).toEqual([192, 192]);
    const outline = readPng(files['outline.png']);
    expect([outline.width, outline.height]).toEqual([32, 32]);
    const drawn = outline.pixels.filter(([, , , alpha]) => alpha > 0);
    expect(drawn.length).toBeGreaterThan(50);
    expect(drawn.length).toBeLessThan(outline.pixels.length / 2);
    expect(drawn.every(([red, green, blue]) => red + green + blue === 3 * 255)).toBe(true);
  });
});

describe('The flags of the packaging', () => {
  it('are read into the facts about one council', () => {
    expect(readFlags(FLAGS.flat())).toMatchObject({
      facts: { domain: 'bot.council.gov.uk', organisation: 'A council' },
    });
  });

  it('are all asked for at once when they are missing', () => {
    const answer = readFlags([]);
    expect(answer).toEqual({ faults: FLAGS.map(([flag]) => `${flag} is missing`) });
  });

  it.each([
    ['--app-id', 'boardpack'],
    ['--bot-id', '1234'],
    ['--domain', 'https://bot.council.gov.uk'],
    ['--domain', 'localhost'],
    ['--organisation', 'The council of a place with a very long name'],
    ['--website', 'http://council.gov.uk'],
    ['--privacy', 'council.gov.uk/privacy'],
  ])('are refused by name when wrong: %s %s', (flag, value) => {
    const answer = readFlags([...FLAGS.flat(), flag, value]);
    expect(answer).toMatchObject({ faults: [expect.stringMatching(`^${flag} must `)] });
  });

  it('that nobody knows are refused', () => {
    expect(readFlags([...FLAGS.flat(), '--botid', 'x', 'y'])).toMatchObject({
      faults: ['x: not understood', 'y: not understood', '--botid: there is no such flag'],
    });
  });

  it('are not needed for a package to look at on one’s own machine', () => {
    expect(readFlags(['--local'])).toEqual({ facts: LOCAL_FACTS });
  });
});
