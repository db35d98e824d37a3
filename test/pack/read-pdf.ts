import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { z } from 'zod';

export interface ReadPage {
  readonly text: string;
  /** Roles of the structure tree, outermost first, as pdf.js names them. */
  readonly roles: readonly string[];
  readonly alternatives: readonly string[];
  readonly links: number;
}

export interface ReadPdf {
  readonly pages: readonly ReadPage[];
  readonly title: string;
  readonly language: string;
  readonly outline: readonly string[];
  readonly markInfo: boolean;
}

interface Node {
  readonly role: string | null;
  readonly alt: string | null;
  readonly children: readonly Node[];
}

/** The types promise an object; what comes is a map. */
const Marks = z.map(z.string(), z.unknown());

const StructNode: z.ZodType<Node> = z.object({
  role: z.string().nullable().default(null),
  alt: z.string().nullable().default(null),
  get children() {
    return z.array(StructNode).default([]);
  },
});

/** Reads a pack back as a screen reader's software would: text, tags, outline, links. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const document = await task.promise;
  const pages: ReadPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    pages.push(await readPage(await document.getPage(number)));
  }
  const metadata = await document.getMetadata();
  const info = new Map<string, unknown>(Object.entries(metadata.info));
  const outline = await document.getOutline();
  const marks = await document.getMarkInfo();
  await task.destroy();
  return {
    pages,
    title: String(info.get('Title')),
    language: String(info.get('Language')),
    outline: outline.flatMap(titles),
    markInfo: Marks.parse(marks).get('Marked') === true,
  };
}

/** The bookmarks alone, for packs so long that reading every page would take longer than printing them. */
export async function readOutline(bytes: Uint8Array): Promise<{ titles: string[]; pages: number }> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const document = await task.promise;
  const outline = await document.getOutline();
  const pages = document.numPages;
  await task.destroy();
  return { titles: outline.flatMap(titles), pages };
}

type PageProxy = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>;

async function readPage(page: PageProxy): Promise<ReadPage> {
  const content = await page.getTextContent();
  const texts = content.items.map((item) =>
    'str' in item ? item.str + (item.hasEOL ? '\n' : '') : '',
  );
  const nodes = flat(StructNode.parse(await page.getStructTree()));
  const annotations: unknown[] = await page.getAnnotations();
  return {
    text: texts.join(''),
    roles: nodes.flatMap((node) => (node.role === null ? [] : [node.role])),
    alternatives: nodes.flatMap((node) => (node.alt === null ? [] : [node.alt])),
    links: annotations.length,
  };
}

function flat(node: Node): Node[] {
  return [node, ...node.children.flatMap(flat)];
}

interface OutlineEntry {
  readonly title: string;
  readonly items: readonly OutlineEntry[];
}

function titles(entry: OutlineEntry): string[] {
  return [entry.title, ...entry.items.flatMap(titles)];
}

/** Text without the places where lines may break, to look for what was typed. */
export function flowing(text: string): string {
  return text.replaceAll(/[\s\u200b\u00ad]+/gu, '');
}

export function wholeText(pdf: ReadPdf): string {
  return pdf.pages.map((page) => page.text).join('\n');
}
