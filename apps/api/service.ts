import { CallerGuard } from './door/caller-guard';
import { ProblemFilter } from './door/problem-filter';
import { House } from './house';
import { ApplicationsController, PreflightController } from './resources/applications.controller';
import { CalendarController } from './resources/calendar.controller';
import { ClockController } from './resources/clock.controller';
import { HealthController } from './resources/health.controller';
import { RegistersController } from './resources/registers.controller';
import { TasksController } from './resources/tasks.controller';
import type { Config } from '@anjing/platform';
import { Module, type DynamicModule, type NestApplicationOptions } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { cleanupOpenApiDoc, ZodValidationPipe } from 'nestjs-zod';

/** The largest body that is read, in bytes. */
const bodyLimit = 512 * 1024;

@Module({})
class ApiModule {
  static with(house: House): DynamicModule {
    return {
      module: ApiModule,
      controllers: [
        HealthController,
        CalendarController,
        PreflightController,
        ApplicationsController,
        TasksController,
        RegistersController,
        ClockController,
      ],
      providers: [
        { provide: House, useValue: house },
        { provide: APP_PIPE, useClass: ZodValidationPipe },
        { provide: APP_FILTER, useValue: new ProblemFilter(house.logger) },
        {
          provide: APP_GUARD,
          inject: [Reflector],
          useFactory: (reflector: Reflector) => new CallerGuard(house.tokens, reflector),
        },
      ],
    };
  }
}

/** A running API. */
export interface RunningApi {
  /** Address it listens on: `http://127.0.0.1:8080`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Opens the house and listens. @throws where the database is not there */
export async function startApi(config: Config): Promise<RunningApi> {
  const house = await House.open(config);
  const options: NestApplicationOptions = { logger: false, abortOnError: false };
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.with(house),
    new FastifyAdapter({ bodyLimit }),
    options,
  );
  app.setGlobalPrefix('api/v1');
  describe(app);
  await app.listen(config.listen.port, config.listen.host);
  return {
    url: await app.getUrl(),
    close: async () => {
      await app.close();
      await house.close();
    },
  };
}

/** The API's description, OpenAPI 3.1, from the same schemas that read the bodies. */
function describe(app: NestFastifyApplication): void {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('安静 Anjing')
    .setDescription(
      "A city's quiet production period: applications, their review and decision, calendar and registers.",
    )
    .setVersion('1')
    .addBearerAuth();
  const document = cleanupOpenApiDoc(SwaggerModule.createDocument(app, builder.build()), { version: '3.1' });
  const body = JSON.stringify(document);
  app
    .getHttpAdapter()
    .getInstance()
    .get('/api/v1/openapi.json', (_request, reply) => reply.type('application/json; charset=utf-8').send(body));
}
