import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { applyDecorators, Controller, SetMetadata, type Type } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiExtraModels,
  ApiTags,
  DocumentBuilder,
  getSchemaPath,
  SwaggerModule,
  type OpenAPIObject,
} from '@nestjs/swagger';
import { cleanupOpenApiDoc } from 'nestjs-zod';
import { sessionCookie } from '../session/cookies';
import { routesOf, type DoorTable } from './act-routes';
import { CaseHistoryDto, CasePageDto, CaseProcessDto, ProblemDto } from './answers';

const answerKey = 'anjing:case-answer';

/**
 * Marks the controller of a kind of case, and gives it the routes of its acts.
 * @param path under which its cases stand: `applications`
 * @param answer what a case of this kind answers with
 * @param acts the kind's table
 */
export function CaseRoutes(path: string, answer: Type, acts: DoorTable) {
  return applyDecorators(
    routesOf(acts),
    ApiTags(path),
    ApiBearerAuth(),
    ApiExtraModels(answer, CasePageDto, CaseHistoryDto, CaseProcessDto),
    SetMetadata(answerKey, answer),
    Controller(path),
  );
}

/** Path under which a controller's cases stand: `applications`. */
export function pathOf(controller: object): string {
  return Reflect.getMetadata('path', controller) as string;
}

/** The API's description, OpenAPI 3.1, from the schemas that read the bodies and those that answers are held to. */
export function descriptionOf(app: NestFastifyApplication, controllers: readonly Type[]): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('安静 Anjing')
    .setDescription("A city's quiet production period, from the approval form to the gate.")
    .setVersion('1')
    .addBearerAuth()
    .addCookieAuth(sessionCookie, {
      type: 'apiKey',
      in: 'cookie',
      description: 'The session of a browser. With it unsafe methods send X-CSRF-Token, as GET /session gives it',
    })
    .addSecurity('gate', { type: 'http', scheme: 'gate', description: 'The device link of a gate' });
  const document = SwaggerModule.createDocument(app, builder.build(), { extraModels: [ProblemDto] });
  for (const controller of controllers) {
    const answer = Reflect.getMetadata(answerKey, controller) as Type | undefined;
    if (answer) describeCases(document, `/api/v1/${pathOf(controller)}`, answer);
  }
  document.paths['/api/v1/openapi.json'] = {
    get: {
      operationId: 'description',
      summary: 'This description',
      tags: ['health'],
      responses: { '200': { description: '', content: { 'application/json': { schema: { type: 'object' } } } } },
    },
  };
  describeProblems(document);
  return cleanupOpenApiDoc(document, { version: '3.1' });
}

/** The routes that every kind of case inherits, and its acts, all of which answer with the case. */
function describeCases({ paths }: OpenAPIObject, base: string, answer: Type): void {
  const inherited: Readonly<Record<string, Type>> = {
    [`get ${base}`]: CasePageDto,
    [`get ${base}/{id}/history`]: CaseHistoryDto,
    [`get ${base}/{id}/process`]: CaseProcessDto,
  };
  for (const [path, item] of Object.entries(paths)) {
    if (path !== base && !path.startsWith(`${base}/`)) continue;
    for (const method of ['get', 'post'] as const) {
      for (const [status, response] of Object.entries(item[method]?.responses ?? {})) {
        if (!response || '$ref' in response || response.content || !status.startsWith('2')) continue;
        const schema = { $ref: getSchemaPath(inherited[`${method} ${path}`] ?? answer) };
        response.content = { 'application/json': { schema } };
      }
    }
  }
}

/** Whatever goes wrong is a problem; tokens and sessions open the same doors. */
function describeProblems({ paths }: OpenAPIObject): void {
  const schema = { $ref: getSchemaPath(ProblemDto) };
  const problem = { description: 'A problem (RFC 9457)', content: { 'application/problem+json': { schema } } };
  for (const item of Object.values(paths)) {
    for (const method of ['get', 'post', 'delete'] as const) {
      const operation = item[method];
      if (!operation) continue;
      operation.responses['default'] = problem;
      // Whoever may call with a token may call with a session.
      const withToken = operation.security?.some((one) => 'bearer' in one) === true;
      if (withToken && operation.security?.some((one) => 'cookie' in one) === false) {
        operation.security = [...operation.security, { cookie: [] }];
      }
    }
  }
}
