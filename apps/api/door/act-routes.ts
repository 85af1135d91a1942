import { nothing, type ActRow } from '@anjing/lifecycle';
import { Body, HttpCode, Param, Post, type Type } from '@nestjs/common';
import { ApiHeader, ApiOperation, type ApiOperationOptions } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { Acting, Opening, type ActDoor } from './door';

const keyHeader = {
  name: 'Idempotency-Key',
  required: true,
  description: 'Unique to the act; repeat it with the same key',
};

/**
 * Marks a route by which something new is opened.
 * @param more its id in the description, and the article on which it rests
 */
export const Opens =
  (summary: string, more: Pick<ApiOperationOptions, 'operationId' | 'description'> = {}): MethodDecorator =>
  (target: object, key: string | symbol, descriptor: PropertyDescriptor) => {
    ApiOperation({ summary, ...more })(target, key, descriptor);
    ApiHeader(keyHeader)(target, key, descriptor);
  };

/** Marks a route by which somebody acts on a case. */
export const Acts =
  (...said: Parameters<typeof Opens>): MethodDecorator =>
  (target: object, key: string | symbol, descriptor: PropertyDescriptor) => {
    Opens(...said)(target, key, descriptor);
    ApiHeader({ name: 'If-Match', required: true, description: 'Content version seen, as the ETag gave it' })(
      target,
      key,
      descriptor,
    );
    HttpCode(200)(target, key, descriptor);
  };

/** The body of an act that says nothing but itself. */
export class NothingDto extends createZodDto(nothing) {}

/** A table of acts, as far as the door reads it. */
export type DoorTable = Readonly<Record<string, Pick<ActRow, 'article' | 'door'>>>;

/** What of a resource the routes of its acts call. */
interface Acted {
  open(command: { readonly do: string }, door: ActDoor): Promise<object>;
  act(id: string, command: { readonly do: string }, door: ActDoor): Promise<object>;
}

/**
 * Gives a kind's controller a route an act, as its table says: `POST …/{id}/review`, or `POST …` where it opens a case.
 * Rows that say no body are left to the controller.
 */
export function routesOf(acts: DoorTable): ClassDecorator {
  return (controller) => {
    const { prototype, name } = controller as unknown as { prototype: object; name: string };
    for (const [command, { article, door: done }] of Object.entries(acts)) {
      if (!done?.takes) continue;
      const { at, opens, summary, takes } = done;
      const more = { operationId: `${name}_${command}`, description: article };
      // A command may be called as one of the resource's own methods is.
      const key = `act ${command}`;
      const body = bodyOf(
        takes,
        `${name.replace('Controller', '')}${command[0]?.toUpperCase() ?? ''}${command.slice(1)}`,
      );
      if (opens) {
        const open = async function (this: Acted, content: object, door: ActDoor) {
          return this.open({ do: command, ...content }, door);
        };
        route(prototype, key, open, [body, Object], [Post(at), Opens(summary, more)]);
        Body()(prototype, key, 0);
        Opening()(prototype, key, 1);
      } else {
        const act = async function (this: Acted, id: string, content: object, door: ActDoor) {
          return this.act(id, { do: command, ...content }, door);
        };
        route(prototype, key, act, [String, body, Object], [Post(`:id/${at}`), Acts(summary, more)]);
        Param('id')(prototype, key, 0);
        Body()(prototype, key, 1);
        Acting()(prototype, key, 2);
      }
    }
  };
}

/** A body of a schema, under a name of its own in the description. */
function bodyOf(schema: NonNullable<NonNullable<DoorTable[string]['door']>['takes']>, name: string): Type {
  const body = class extends createZodDto(schema) {};
  Object.defineProperty(body, 'name', { value: `${name}Body` });
  return body as Type;
}

function route(
  prototype: object,
  name: string,
  value: (...parts: never[]) => Promise<object>,
  types: readonly unknown[],
  marks: readonly MethodDecorator[],
): void {
  const descriptor: PropertyDescriptor = { value, configurable: true, writable: true };
  // Nest's router knows a method by its key, its description by the function's own name.
  Object.defineProperty(value, 'name', { value: name });
  Object.defineProperty(prototype, name, descriptor);
  Reflect.defineMetadata('design:paramtypes', types, prototype, name);
  for (const mark of marks) mark(prototype, name, descriptor);
}
