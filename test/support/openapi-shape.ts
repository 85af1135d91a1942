/** A schema, as far as it says what may be sent and what comes back. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Schema;
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/**
 * What a description promises, a line each: paths, methods, parameters, bodies, answers, and of every value its type,
 * whether it must be there, and what it may be. Names of schemas, order and wording say nothing.
 */
export function shapeOf(description: OpenApi): ReadonlySet<string> {
  const lines = new Set<string>();
  for (const [path, operations] of Object.entries(description.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const at = `${method.toUpperCase()} ${path}`;
      lines.add(at);
      for (const { name, in: place, required = false, schema } of operation.parameters ?? []) {
        // Names of headers mean the same in any case.
        const known = place === 'header' ? name.toLowerCase() : name;
        const parameter = `${at} ${place} ${known}`;
        lines.add(`${parameter} ${required ? 'required' : 'optional'}`);
        tell(schema ?? {}, parameter);
      }
      const { requestBody, responses } = operation;
      if (requestBody) lines.add(`${at} body ${requestBody.required === true ? 'required' : 'optional'}`);
      tellContent(requestBody?.content, `${at} body`);
      for (const [status, { content }] of Object.entries(responses)) {
        lines.add(`${at} → ${status}`);
        tellContent(content, `${at} → ${status}`);
      }
    }
  }
  return lines;

  function tellContent(content: Content | undefined, at: string): void {
    for (const [type, { schema }] of Object.entries(content ?? {})) {
      lines.add(`${at} ${type}`);
      tell(schema ?? {}, `${at} ${type}`);
    }
  }

  /** @param within names of the schemas around this one: one that holds itself is told once */
  function tell(schema: Schema, at: string, within: readonly string[] = []): void {
    if (schema.$ref !== undefined) {
      const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
      const meant = description.components.schemas[name];
      if (!meant) throw new Error(`${at} speaks of ${name}, which the description does not have`);
      if (!within.includes(name)) tell(meant, at, [...within, name]);
      return;
    }
    for (const type of [schema.type ?? []].flat()) lines.add(`${at} : ${type}`);
    for (const value of schema.enum ?? []) lines.add(`${at} = ${JSON.stringify(value)}`);
    if (schema.const !== undefined) lines.add(`${at} = ${JSON.stringify(schema.const)}`);
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      lines.add(`${at} .${name} ${schema.required?.includes(name) === true ? 'required' : 'optional'}`);
      tell(property, `${at} .${name}`, within);
    }
    if (schema.items) tell(schema.items, `${at} []`, within);
    if (schema.additionalProperties === false) lines.add(`${at} nothing else`);
    if (typeof schema.additionalProperties === 'object') tell(schema.additionalProperties, `${at} {}`, within);
    for (const one of [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])]) {
      tell(one, at, within);
    }
  }
}

/** What only the first says (`- …`) and what only the second says (`+ …`). */
export function unlike(before: ReadonlySet<string>, after: ReadonlySet<string>): string[] {
  return [
    ...[...before].filter((line) => !after.has(line)).map((line) => `- ${line}`),
    ...[...after].filter((line) => !before.has(line)).map((line) => `+ ${line}`),
  ];
}
