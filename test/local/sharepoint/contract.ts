import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { z } from 'zod';

/** Microsoft's published description, when it lies beside the project; it is never part of it. */
const place = new URL(
  '../../../../shared/graph-contract/graph-openapi-subset.json',
  import.meta.url,
);

const Content = z.record(z.string(), z.object({ schema: z.unknown() }));
const Ref = z.object({ $ref: z.string() });
const Parameter = z.object({ name: z.string(), in: z.string() });
const Reply = z.object({ content: Content.optional() });
const Operation = z.object({
  parameters: z.array(z.union([Ref, Parameter])).optional(),
  requestBody: z.object({ content: Content }).optional(),
  responses: z.record(z.string(), z.union([Ref, Reply])),
});
type Operation = z.infer<typeof Operation>;
const Document = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.object({
    parameters: z.record(z.string(), Parameter),
    responses: z.record(z.string(), Reply),
    schemas: z.record(z.string(), z.unknown()),
  }),
});

export type Exchange = {
  method: string;
  url: string;
  sent: unknown;
  status: number;
  received: unknown;
};
/** Each function answers what is wrong; nothing when all is well. */
export type Contract = {
  request(exchange: Exchange): string[];
  answer(exchange: Exchange): string[];
};

type Route = { method: string; shape: RegExp; fixed: number; operation: Operation };

/** The checker, or undefined when the description is not there. */
export function readContract(): Contract | undefined {
  if (!existsSync(place)) return undefined;
  const document = Document.parse(JSON.parse(readFileSync(place, 'utf8')));
  const validate = validatorOf(document);
  const routes = routesOf(document);
  const find = ({ method, url }: Exchange) => {
    const path = canonicalPath(url);
    return routes.find((route) => route.method === method && route.shape.test(path));
  };
  return {
    request(exchange) {
      const route = find(exchange);
      if (!route) return [`unknown to the contract: ${exchange.method} ${exchange.url}`];
      const schema = route.operation.requestBody?.content['application/json']?.schema;
      const body = schema && exchange.sent !== undefined ? validate(schema, exchange.sent) : [];
      return [...unknownOptions(document, route.operation, exchange.url), ...body];
    },
    answer(exchange) {
      const route = find(exchange);
      if (!route) return [`unknown to the contract: ${exchange.method} ${exchange.url}`];
      const { responses } = route.operation;
      const family = `${String(exchange.status)[0]}XX`;
      const found = responses[String(exchange.status)] ?? responses[family];
      if (!found) return [`status ${exchange.status} is not in the contract`];
      const reply = '$ref' in found ? document.components.responses[nameIn(found.$ref)] : found;
      const schema = reply?.content?.['application/json']?.schema;
      return schema ? validate(schema, exchange.received) : [];
    },
  };
}

function validatorOf(document: z.infer<typeof Document>) {
  const numbers = ['int32', 'int64', 'double', 'float', 'decimal', 'binary', 'base64url'];
  const formats = Object.fromEntries(
    [...numbers, 'date-time'].map((name) => [name, true as const]),
  );
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats });
  addFormats.default(ajv, { formats: ['date', 'uuid', 'duration'] });
  ajv.addSchema({ $id: 'graph', components: document.components });
  const known = new Map<string, ValidateFunction>();
  return (schema: unknown, value: unknown): string[] => {
    // A schema inside an operation points into the document: the document's id is put before its references.
    const text = JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"graph#/');
    const check =
      known.get(text) ?? ajv.compile(z.record(z.string(), z.unknown()).parse(JSON.parse(text)));
    known.set(text, check);
    if (check(value)) return [];
    return (check.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  };
}

function routesOf(document: z.infer<typeof Document>): Route[] {
  const routes = Object.entries(document.paths).flatMap(([path, methods]) => {
    const segments = path.split('/').slice(1);
    const shape = new RegExp(`^/${segments.map(segmentShape).join('/')}$`);
    const fixed = segments.filter((segment) => !segment.includes('{')).length;
    return Object.entries(methods)
      .filter(([method]) => ['get', 'post', 'put', 'patch', 'delete'].includes(method))
      .map(([method, operation]) => ({
        method: method.toUpperCase(),
        shape,
        fixed,
        operation: Operation.parse(operation),
      }));
  });
  return routes.sort((a, b) => b.fixed - a.fixed);
}

function segmentShape(segment: string): string {
  if (segment.startsWith('{')) return '[^/]+';
  return segment.replace(/\(\)$/, '').replace(/[$()'.*+?^[\]\\|{}]/g, '\\$&');
}

/** Path addressing written out, as `x-path-addressing` in the description says. */
function canonicalPath(url: string): string {
  const path = new URL(url, 'http://local').pathname.replace(/^\/v1\.0/, '');
  return decodeURIComponent(path)
    .replace(/\/$/, '')
    .replace(/\/getByPath\(path='[^']*'\)/, '')
    .replace(/^\/sites\/[^/:]+:\/[^:]+(:|$)/, '/sites/byPath')
    .replace(/^\/sites\/[^/]+\/drive\//, '/drives/byDefault/')
    .replace(/\/(root|items\/[^/:]+):\/[^:]*(:|$)/, '/items/byPath')
    .replace(/^(\/drives\/[^/]+)\/root\//, '$1/items/root/')
    .replace(/\/(microsoft\.graph\.)?([a-zA-Z]+)\(\)$/, '/$2');
}

function unknownOptions(
  document: z.infer<typeof Document>,
  operation: Operation,
  url: string,
): string[] {
  const allowed = (operation.parameters ?? []).map((parameter) =>
    '$ref' in parameter
      ? document.components.parameters[nameIn(parameter.$ref)]?.name
      : parameter.name,
  );
  const given = [...new URL(url, 'http://local').searchParams.keys()];
  // `$deltatoken` and `$skiptoken` come from the service in its own links.
  const own = ['$deltatoken', '$skiptoken'];
  return given
    .filter(
      (name) => !allowed.includes(name) && !allowed.includes(`$${name}`) && !own.includes(name),
    )
    .map((name) => `query option ${name} is not in the contract`);
}

function nameIn(reference: string): string {
  return reference.split('/').at(-1) ?? '';
}
