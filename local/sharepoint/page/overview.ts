import { nameOf } from '../data/actors.ts';
import { latestChanges } from '../data/changes.ts';
import type { Database } from '../data/database.ts';
import { countItems } from '../data/items.ts';
import { type List, listById, listsOf } from '../data/lists.ts';
import { allSites, type Site, siteById } from '../data/sites.ts';
import { type Html, html, nothing } from './html.ts';
import { layout } from './layout.ts';
import { listHref, siteHref } from './links.ts';
import { showMoment } from './show-value.ts';

export const home = { name: 'All sites', href: '/sharepoint/' };

/** The sites there are. */
export function homePage(db: Database): string {
  const cards = allSites(db).map(
    (site) => html`<li><a href="${siteHref(site)}">${site.displayName}</a>
<p class="quiet">${site.hostname}${site.path}</p>
<p class="quiet">${site.members.length} members</p></li>`,
  );
  return layout('Sites', [], html`<ul class="cards">${cards}</ul>`);
}

/** The lists and libraries of one site, and who its members are. */
export function sitePage(db: Database, site: Site): string {
  const lists = listsOf(db, site.id).filter((list) => !list.hidden);
  const rows = lists.filter(({ template }) => template === 'genericList');
  const libraries = lists.filter(({ template }) => template === 'documentLibrary');
  const members = site.members.map((member) => html`<li>${member}</li>`);
  const content = html`<h2>Lists</h2>${cards(db, site, rows)}
<h2>Libraries</h2>${cards(db, site, libraries)}
<h2>Members</h2>
<p class="quiet">They reach everything on this site. Everybody else reaches single files they were invited to.</p>
<ul>${members}</ul>`;
  return layout(site.displayName, [home], content);
}

function cards(db: Database, site: Site, lists: List[]): Html {
  if (lists.length === 0) return html`<p class="empty">There is nothing here yet.</p>`;
  const shown = lists.map((list) => {
    const count = countItems(db, list.id);
    const description = list.description ? html`<p class="quiet">${list.description}</p>` : nothing;
    return html`<li><a href="${listHref(site, list)}">${list.displayName}</a>
<p class="quiet">${count} ${count === 1 ? 'item' : 'items'}</p>${description}</li>`;
  });
  return html`<ul class="cards">${shown}</ul>`;
}

/** The newest lines of the change log, over all sites. */
export function changesPage(db: Database): string {
  const rows = latestChanges(db, 200).map((change) => {
    const list = listById(db, change.listId);
    const site = list && siteById(db, list.siteId);
    const name =
      site && list
        ? html`<a href="${listHref(site, list)}">${change.listName}</a>`
        : html`${change.listName}`;
    return html`<tr><th scope="row">${showMoment(change.at)}</th><td>${nameOf(change.actor)}</td>
<td>${change.operation}</td><td>${name}</td><td>${change.itemId ?? ''}</td><td>${change.version ?? ''}</td></tr>`;
  });
  const heads = ['When', 'Who', 'What', 'List', 'Item', 'Version'].map(
    (name) => html`<th scope="col">${name}</th>`,
  );
  const table = html`<p class="quiet">The newest 200, newest first.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Recent changes"><table><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`;
  return layout('Recent changes', [home], table);
}
