import type { TeamsPerson } from '../options.ts';
import type { Tenant } from '../tenant.ts';
import { installToken } from '../traces.ts';

/** The page as it is sent: frame, people and panes. What happens in the panes is drawn by `client/`. */
export function shell(tenant: Tenant, panes: string[]): string {
  const { people, bot, links } = tenant.options;
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(bot.name)} in Teams, on this computer</title>
<link rel="icon" href="data:,">
${['theme', 'frame', 'chats', 'talk', 'compose', 'cards'].map((name) => `<link rel="stylesheet" href="/styles/${name}.css">`).join('\n')}
<script src="/lib/adaptivecards.js" defer></script>
<script type="module" src="/client/main.mjs"></script>
</head>
<body>
<header class="bar">
<div class="bar-title"><h1>${escape(bot.name)}</h1>
<p class="banner">Local stand-in: not Microsoft Teams. Nothing leaves this computer.</p></div>
<nav class="links" aria-label="Other local pages">${(links ?? []).map(link).join('')}</nav>
${clockBar()}
</header>
<main class="panes" data-count="${panes.length}">
${panes.map((key, at) => pane(key, at, people)).join('\n')}
</main>
<script type="application/json" id="boot">${bootData(tenant)}</script>
</body>
</html>`;
}

/** What the scripts need to begin; `<` is escaped so that no text can end the element. */
function bootData(tenant: Tenant): string {
  const { people, bot, commands, origins } = tenant.options;
  const data = {
    install: installToken(tenant.database),
    bot: bot.name,
    commands,
    origins: Object.fromEntries(origins),
    people: people.map(({ key, name, aadObjectId, reach }) => ({ key, name, aadObjectId, reach })),
  };
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

function clockBar(): string {
  return `<div class="clock" role="group" aria-label="Local clock">
<p class="clock-now"><span class="visually-hidden">The local date and time is </span><time id="now"></time></p>
<button type="button" id="next-event" title="Move the clock to the next event">Next event<span id="next-what"></span><span id="next-when"></span></button>
<button type="button" id="next-day" title="Move the clock to the next working day">Next working day<span id="next-day-when"></span></button>
<p class="visually-hidden" role="status" id="clock-said"></p>
</div>`;
}

function pane(key: string, at: number, people: TeamsPerson[]): string {
  const options = people.map((person) => {
    const away = person.reach === 'link' ? ' (another organisation)' : '';
    const chosen = person.key === key ? ' selected' : '';
    return `<option value="${escape(person.key)}"${chosen}>${escape(person.name + away)}</option>`;
  });
  const name = people.find((person) => person.key === key)?.name ?? key;
  return `<section class="pane" data-person="${escape(key)}" aria-label="Teams of ${escape(name)}">
<div class="pane-head"><span class="avatar" aria-hidden="true"></span>
<label class="as"><span>Signed in as</span><select id="as-${at}">${options.join('')}</select></label></div>
<div class="pane-body"></div>
</section>`;
}

function link({ href, title }: { href: string; title: string }): string {
  return `<a href="${escape(href)}" target="_blank" rel="noopener">${escape(title)}</a>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
