/** openapi.json (3.1), derived from the operations: nothing in it is written by hand. */
import { z } from 'zod';
import { fileOutput, isFileMember, pathParamsOf, platformProblems, routeOf, takesFile } from '#platform/contract/index.ts';
import type { Operation, ProblemDefinition } from '#platform/contract/index.ts';
import type { Runtime } from '../operations/index.ts';

type Json = Record<string, unknown>;

/** A JSON Schema 2020-12 without the long patterns that zod adds beside `format`. */
function schemaOf(type: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _schema, ...schema } = z.toJSONSchema(type, {
    io, target: 'draft-2020-12', unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (jsonSchema.format === 'uuid' || jsonSchema.format === 'date-time') delete jsonSchema.pattern;
    },
  }) as Json;
  return schema;
}

function parametersOf(operation: Operation, schema: Json): Json[] {
  const inPath = new Set(pathParamsOf(operation));
  const properties = (schema['properties'] ?? {}) as Record<string, Json>;
  const required = new Set((schema['required'] ?? []) as string[]);
  const parameters: Json[] = operation.scope === 'programme'
    ? [{ name: 'programme', in: 'path', required: true, schema: { type: 'string' }, description: 'programme code 项目代码' }] : [];
  for (const [name, property] of Object.entries(properties)) {
    if (inPath.has(name)) parameters.push({ name, in: 'path', required: true, schema: property });
    else if (operation.kind === 'read') {
      const array = property['type'] === 'array' ? { style: 'form', explode: false } : {};
      parameters.push({ name, in: 'query', required: required.has(name), schema: property, ...array });
    }
  }
  if (operation.kind === 'write') {
    parameters.push({ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', minLength: 8, maxLength: 200 }, description: 'same key and input: same answer 同键同内容只做一次' });
    parameters.push({ name: 'X-Dry-Run', in: 'header', required: false, schema: { type: 'string', enum: ['true'] }, description: 'do everything, keep nothing 预演，不保存' });
  }
  return parameters;
}

function bodyOf(operation: Operation, schema: Json): Json | undefined {
  if (operation.kind === 'read') return undefined;
  const inPath = new Set(pathParamsOf(operation));
  const properties = Object.fromEntries(Object.entries((schema['properties'] ?? {}) as Json).filter(([name]) => !inPath.has(name)));
  const required = ((schema['required'] ?? []) as string[]).filter((name) => !inPath.has(name));
  if (takesFile(operation)) {
    const files = Object.keys(properties).filter((name) => isFileMember(operation, name));
    const fields = Object.fromEntries(Object.entries(properties).filter(([name]) => !files.includes(name)));
    return {
      required: true,
      content: { 'multipart/form-data': { schema: { type: 'object', required: files.filter((name) => required.includes(name)), properties: {
        ...Object.fromEntries(files.map((name) => [name, { type: 'string', format: 'binary' }])), fields: { type: 'string', contentMediaType: 'application/json', contentSchema: { type: 'object', properties: fields } },
      } } } },
    };
  }
  if (Object.keys(properties).length === 0) return undefined;
  return { required: required.length > 0, content: { 'application/json': { schema: { ...schema, properties, ...(required.length > 0 ? { required } : { required: undefined }) } } } };
}

/** Which statuses an operation can answer with, each with the codes behind it. */
function refusalsOf(operation: Operation, problems: Readonly<Record<string, ProblemDefinition>>): Json {
  const codes: string[] = ['platform.invalid_input', ...operation.errors];
  if (operation.permission !== 'public') codes.push('platform.not_signed_in');
  if (operation.permission !== 'public' && operation.withGivenPassword !== true) codes.push('platform.password_given');
  if (operation.scope === 'programme') codes.push('platform.programme_not_found');
  if (operation.permission !== 'public' && operation.permission !== 'signedIn') codes.push('platform.not_permitted');
  if (pathParamsOf(operation).length > 0) codes.push('platform.not_found');
  if (operation.kind === 'write') codes.push('platform.idempotency_conflict');
  const byStatus = new Map<number, string[]>();
  for (const code of [...new Set(codes)].sort()) {
    const status = (problems[code] ?? (platformProblems as Record<string, ProblemDefinition>)[code])?.status ?? 500;
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries([...byStatus].sort((a, b) => a[0] - b[0]).map(([status, list]) => [String(status), {
    description: list.join(', '), content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }]));
}

function pathItemOf(operation: Operation, problems: Readonly<Record<string, ProblemDefinition>>): Json {
  const schema = schemaOf(operation.input, 'input');
  const isFile = operation.output === (fileOutput as unknown);
  const body = bodyOf(operation, schema);
  return {
    operationId: operation.id,
    summary: `${operation.summary.zh} · ${operation.summary.en}`,
    tags: [operation.id.split('.')[0]],
    'x-permission': operation.permission,
    ...(operation.permission === 'public' ? { security: [] } : {}),
    parameters: parametersOf(operation, schema),
    ...(body === undefined ? {} : { requestBody: body }),
    responses: {
      200: { description: 'ok', content: isFile ? { '*/*': { schema: { type: 'string', format: 'binary' } } } : { 'application/json': { schema: schemaOf(operation.output, 'output') } } },
      ...refusalsOf(operation, problems),
    },
  };
}

/** The whole document. */
export function openapiDocument(runtime: Pick<Runtime, 'operations' | 'problems'>, version: string): Json {
  const paths: Record<string, Json> = {};
  const sorted = [...runtime.operations.values()].map((bound) => bound.operation).sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const operation of sorted) {
    const path = routeOf(operation).replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[operation.method.toLowerCase()] = pathItemOf(operation, runtime.problems);
  }
  return {
    openapi: '3.1.0',
    info: { title: '联创 Lianchuang', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    security: [{ session: [] }, { bearer: [] }],
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'lianchuang_session' }, bearer: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Problem: {
          type: 'object', required: ['type', 'code', 'status', 'title', 'advice'],
          properties: {
            type: { type: 'string' }, code: { type: 'string' }, status: { type: 'integer' }, title: { type: 'string' }, advice: { type: 'string' },
            detail: { type: 'string' }, requestId: { type: 'string' }, params: { type: 'object' },
            errors: { type: 'array', items: { type: 'object', required: ['pointer', 'detail'], properties: { pointer: { type: 'string' }, detail: { type: 'string' } } } },
          },
        },
      },
    },
  };
}
