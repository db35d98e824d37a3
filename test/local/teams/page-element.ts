/** What tests ask of an element, inside the page. Its own types belong to the browser and are not loaded here. */
export interface PageElement {
  readonly scrollWidth: number;
  readonly clientWidth: number;
  getBoundingClientRect(): { readonly right: number };
  closest(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  scrollIntoView(how: { block: 'start' }): void;
}
