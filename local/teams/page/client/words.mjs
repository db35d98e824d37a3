import MarkdownIt from '/lib/markdown-it.js';
import { addressHere } from './address.mjs';

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true });
const plainLink = markdown.renderer.rules.link_open;
markdown.renderer.rules.link_open = (tokens, at, options, env, self) => {
  tokens[at].attrSet('href', addressHere(tokens[at].attrGet('href')));
  tokens[at].attrSet('target', '_blank');
  tokens[at].attrSet('rel', 'noopener');
  return plainLink
    ? plainLink(tokens, at, options, env, self)
    : self.renderToken(tokens, at, options);
};

/** Markdown to HTML; HTML in the text stays text, so nothing a person wrote can become markup. */
export function markdownToHtml(text) {
  return markdown.render(text);
}

const AT = /&lt;at&gt;(.*?)&lt;\/at&gt;/g;

/** Puts a message's words into an element. */
export function write(element, text, format) {
  if (format === 'markdown') {
    element.innerHTML = markdownToHtml(text).replaceAll(AT, '<span class="at">$1</span>');
    return;
  }
  element.replaceChildren();
  const pieces = text.split(/<at>(.*?)<\/at>/);
  pieces.forEach((piece, index) => {
    if (index % 2 === 0) return element.append(piece);
    const mention = document.createElement('span');
    mention.className = 'at';
    mention.textContent = piece;
    element.append(mention);
  });
}
