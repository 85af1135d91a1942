import { serveConsole } from './console/console';
import { CallerGuard } from './door/caller-guard';
import { descriptionOf } from './door/description';
import { judgeRequests, readBodies, refuseConnection, refuseUnknownParameters, Routes } from './door/edge';
import { ProblemFilter } from './door/problem-filter';
import { allowancesOf, RateGuard } from './door/rate-limit';
import { House } from './house';
import { AlertsController } from './resources/alerts.controller';
import { ApplicationsController, PreflightController } from './resources/applications.controller';
import { CalendarController } from './resources/calendar.controller';
import { ClockController } from './resources/clock.controller';
import { FilingsController } from './resources/filings.controller';
import { CodesController } from './resources/codes.controller';
import { ComplaintsController } from './resources/complaints.controller';
import { GatesController } from './resources/gates.controller';
import { DigestsController } from './resources/digests.controller';
import { FiguresController } from './resources/figures.controller';
import { GradedController } from './resources/graded.controller';
import { HealthController } from './resources/health.controller';
import { InquiriesController } from './resources/inquiries.controller';
import { GatePageController, PassesController, VisitPassController } from './resources/passes.controller';
import { PlanningController } from './resources/planning.controller';
import { PublicFilingsController } from './resources/public-filings.controller';
import { PublicComplaintsController } from './resources/public-complaints.controller';
import { PublicFiguresController } from './resources/public-figures.controller';
import { SessionController, SessionsController } from './session/session.controller';
import { cookieKey } from './session/cookies';
import { RegistersController } from './resources/registers.controller';
import { TasksController } from './resources/tasks.controller';
import { VisitsController } from './resources/visits.controller';
import cookies from '@fastify/cookie';
import type { Config } from '@anjing/platform';
import { Module, type DynamicModule, type NestApplicationOptions } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ZodValidationPipe } from 'nestjs-zod';

/** The largest body that is read, in bytes. */
const bodyLimit = 512 * 1024;
/** The longest part of an address, in characters: the token of a pass is one. */
const maxParamLength = 4_096;

/** Every room of the API. */
const controllers = [
  HealthController,
  CalendarController,
  PreflightController,
  ApplicationsController,
  VisitsController,
  AlertsController,
  PublicComplaintsController,
  ComplaintsController,
  FiguresController,
  PublicFiguresController,
  InquiriesController,
  GradedController,
  TasksController,
  PlanningController,
  FilingsController,
  DigestsController,
  PublicFilingsController,
  PassesController,
  GatePageController,
  VisitPassController,
  GatesController,
  RegistersController,
  ClockController,
  CodesController,
  SessionController,
  SessionsController,
];

@Module({})
class ApiModule {
  static with(house: House, problems: ProblemFilter): DynamicModule {
    return {
      module: ApiModule,
      controllers,
      providers: [
        { provide: House, useValue: house },
        { provide: APP_PIPE, useClass: ZodValidationPipe },
        { provide: APP_FILTER, useValue: problems },
        {
          provide: APP_GUARD,
          inject: [Reflector],
          useFactory: (reflector: Reflector) => new CallerGuard(house.callers, reflector),
        },
        {
          provide: APP_GUARD,
          inject: [Reflector],
          useFactory: (reflector: Reflector) => new RateGuard(allowancesOf(house.config), reflector),
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
  try {
    return await opened(house, config);
  } catch (error) {
    await house.close();
    throw error;
  }
}

async function opened(house: House, config: Config): Promise<RunningApi> {
  const routes = new Routes();
  const problems = new ProblemFilter(house.logger, (url) => routes.allowedAt(url));
  const options: NestApplicationOptions = { logger: false, abortOnError: false };
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.with(house, problems),
    new FastifyAdapter({
      bodyLimit,
      routerOptions: { maxParamLength },
      frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
        problems.send(error, request, reply);
      },
      clientErrorHandler: refuseConnection,
      ...(config.trustedProxy !== undefined && { trustProxy: config.trustedProxy }),
    }),
    options,
  );
  app.setGlobalPrefix('api/v1', { exclude: ['p/:token'] });
  app.setGlobalPrefix('api/v1');
  const instance = app.getHttpAdapter().getInstance();
  await app.register(cookies, { secret: cookieKey(config.masterKey) });
  judgeRequests(instance, routes);
  readBodies(app);
  const description = descriptionOf(app, controllers);
  refuseUnknownParameters(instance, description);
  const described = JSON.stringify(description);
  instance.get('/api/v1/openapi.json', (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(described),
  );
  await serveConsole(app);
  await app.listen(config.listen.port, config.listen.host);
  return {
    url: await app.getUrl(),
    close: async () => {
      await house.liveLists.close();
      await app.close();
      await house.close();
    },
  };
}
