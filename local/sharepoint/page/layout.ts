import { type Html, html } from './html.ts';

export type Crumb = { name: string; href: string };

/** One page of the stand-in: where one is, and that this is not the real SharePoint. */
export function layout(title: string, crumbs: Crumb[], content: Html): string {
  const trail = crumbs.map(({ name, href }) => html`<li><a href="${href}">${name}</a></li>`);
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – local SharePoint</title>
<link rel="stylesheet" href="/sharepoint/style.css">
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<header>
<a class="home" href="/sharepoint/">SharePoint</a>
<p>Local stand-in on this computer: no Microsoft 365, no login, made-up data only</p>
<a class="log" href="/sharepoint/changes">Recent changes</a>
</header>
<nav aria-label="Where you are"><ol>${trail}<li aria-current="page">${title}</li></ol></nav>
<main id="main">
<h1>${title}</h1>
${content}
</main>
</body>
</html>`.markup;
}
