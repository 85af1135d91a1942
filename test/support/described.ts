import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

interface Operation {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}

/** An OpenAPI description, as far as answers are held to it. */
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** Holds every answer of a service to the description that it publishes. */
export class DescribedAnswers {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });
  private readonly checks = new Map<string, ValidateFunction>();
  private readonly routes: readonly {
    readonly pattern: RegExp;
    readonly operations: Readonly<Record<string, Operation>>;
  }[];

  constructor(description: Description) {
    addFormats(this.ajv);
    this.ajv.addSchema({ $id: 'api', components: description.components });
    this.routes = Object.entries(description.paths)
      // A path without parameters stands before one that would take its last part for one.
      .sort(([a], [b]) => a.split('{').length - b.split('{').length)
      .map(([path, operations]) => ({
        pattern: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
        operations,
      }));
  }

  /** @throws Error where the answer is not one that the description knows */
  hold(method: string, path: string, status: number, type: string, body: unknown): void {
    const route = this.routes.find(({ pattern }) => pattern.test(path));
    const operation = route?.operations[method.toLowerCase()];
    // An address that there is not has no description; what it answers is a problem all the same.
    const responses = operation?.responses ?? this.routes[0]?.operations['get']?.responses ?? {};
    const response = responses[String(status)] ?? responses['default'];
    const schema = response?.content?.[type]?.schema;
    const where = `${method} ${path} → ${status} ${type}`;
    if (!schema) throw new Error(`${where} is not described`);
    if (!type.includes('json')) return;
    const check = this.checks.get(JSON.stringify(schema)) ?? this.compile(schema);
    if (!check(body)) throw new Error(`${where} is not as described: ${this.ajv.errorsText(check.errors)}`);
  }

  private compile(schema: object): ValidateFunction {
    const text = JSON.stringify(schema);
    const check = this.ajv.compile(JSON.parse(text.replaceAll('"#/components', '"api#/components')) as object);
    this.checks.set(text, check);
    return check;
  }
}
