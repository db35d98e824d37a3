import { nameOf } from '../data/actors.ts';
import { type Column, columnsOf } from '../data/columns.ts';
import type { Database } from '../data/database.ts';
import { fileOfItem } from '../data/files.ts';
import type { Item } from '../data/items.ts';
import { sharesOf } from '../data/shares.ts';
import { type Version, versionsOf } from '../data/versions.ts';
import type { Place } from '../http/access.ts';
import { editForm } from './edit-form.ts';
import { type Html, html, nothing } from './html.ts';
import { layout } from './layout.ts';
import { listHref, openHref, siteHref } from './links.ts';
import { peopleColumns } from './list-page.ts';
import { home } from './overview.ts';
import { showMoment, showValue, wordsFor } from './show-value.ts';

export type Notice = { good: boolean; words: string };

/** One item with all its fields, its history, and for a file who was invited to it. */
export function itemPage(db: Database, place: Place, item: Item, notice?: Notice): string {
  const { site, list } = place;
  const columns = peopleColumns(columnsOf(db, list.id));
  const file = fileOfItem(db, list.id, item.id);
  const fields = columns.map(
    (column) =>
      html`<div><dt>${column.displayName}</dt><dd>${showValue(column, item.fields[column.name])}</dd></div>`,
  );
  const opening =
    file && !file.folder
      ? html`<p><a href="${openHref(site, list, file)}">Open ${file.name}</a></p>`
      : nothing;
  const said = notice
    ? html`<p class="note ${notice.good ? '' : 'bad'}" role="status">${notice.words}</p>`
    : nothing;
  const title = file?.name ?? String(item.fields['Title'] ?? `Item ${item.id}`);
  const crumbs = [
    home,
    { name: site.displayName, href: siteHref(site) },
    { name: list.displayName, href: listHref(site, list) },
  ];
  const content = html`${said}${opening}<dl class="fields">${fields}</dl>
${editForm(columns, item)}
${file ? invited(db, file.id) : nothing}
<h2>Version history</h2><ol class="versions">${history(columns, versionsOf(db, list.id, item.id))}</ol>`;
  return layout(title, crumbs, content);
}

function history(columns: Column[], versions: Version[]): Html[] {
  return versions.map((version, index) => {
    const before = versions[index + 1];
    return html`<li><strong>${version.version}.0</strong> – ${showMoment(version.modifiedAt)}, ${nameOf(version.modifiedBy)}
<ul>${differences(columns, version, before)}</ul></li>`;
  });
}

/** What a version changed, in the words of the columns; the first one made everything. */
function differences(columns: Column[], version: Version, before: Version | undefined): Html[] {
  if (!before) return [html`<li>Created</li>`];
  const changed = columns.filter(
    ({ name }) => JSON.stringify(version.fields[name]) !== JSON.stringify(before.fields[name]),
  );
  const lines = changed.map((column) => {
    const [old, now] = [before.fields[column.name], version.fields[column.name]];
    const empty = html`<span class="quiet">empty</span>`;
    const was = old === undefined ? empty : html`<del>${wordsFor(column, old)}</del>`;
    const is = now === undefined ? empty : html`<ins>${wordsFor(column, now)}</ins>`;
    return html`<li>${column.displayName}: ${was} → ${is}</li>`;
  });
  if (version.hash !== before.hash) lines.unshift(html`<li>New content of the file</li>`);
  return lines.length > 0 ? lines : [html`<li>Nothing that is shown here</li>`];
}

function invited(db: Database, fileId: string): Html {
  const shares = sharesOf(db, fileId);
  if (shares.length === 0) return html`<h2>Shared with</h2><p>The members of this site only.</p>`;
  const lines = shares.map(
    (share) =>
      html`<li>${share.email ?? `a ${share.linkType} link (${share.linkScope})`}: ${share.roles.join(', ')}</li>`,
  );
  return html`<h2>Shared with</h2><ul>${lines}</ul>`;
}
