import 'reflect-metadata';
import {
  Body,
  Controller,
  Get,
  Injectable,
  Module,
  NotFoundException,
  Param,
  Post,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { APP_GUARD, APP_PIPE, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Tokens } from '@anjing/access';
import type { FastifyRequest } from 'fastify';
import { createZodDto, ZodValidationPipe } from 'nestjs-zod';
import { Column, DataSource, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { z } from 'zod';

/** What most services of this kind are: a row with a status column, and a line of audit beside it. */
@Entity('plain_application')
class Application {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') status!: string;
  @Column('jsonb') form!: object;
  @Column('int') version!: number;
}

@Entity('plain_audit')
class Audit {
  @PrimaryGeneratedColumn() id!: number;
  @Column('uuid') application!: string;
  @Column('text') act!: string;
  @Column('text') by!: string;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
}

class FormDto extends createZodDto(z.looseObject({ id: z.uuid(), reason: z.string().max(2000) })) {}
class OpinionDto extends createZodDto(z.object({ outcome: z.string(), opinion: z.string().max(1000) })) {}

@Injectable()
class Guard implements CanActivate {
  constructor(private readonly tokens: Tokens) {}
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    await this.tokens.caller(request.headers.authorization);
    return true;
  }
}

@Controller('applications')
class Applications {
  constructor(private readonly source: DataSource) {}

  @Post()
  async submit(@Body() form: FormDto) {
    await this.source.transaction(async (manager) => {
      await manager.insert(Application, { id: form.id, status: 'underReview', form, version: 1 });
      await manager.insert(Audit, { application: form.id, act: 'submit', by: 'clerk' });
    });
    return { id: form.id, status: 'underReview' };
  }

  @Post(':id/review')
  review(@Param('id') id: string, @Body() _body: OpinionDto) {
    return this.move(id, 'underReview', 'awaitingDecision', 'review');
  }

  @Post(':id/decision')
  decide(@Param('id') id: string, @Body() _body: OpinionDto) {
    return this.move(id, 'awaitingDecision', 'approved', 'decide');
  }

  @Get(':id')
  async read(@Param('id') id: string) {
    const found = await this.source.getRepository(Application).findOneBy({ id });
    if (!found) throw new NotFoundException();
    return found;
  }

  private async move(id: string, from: string, to: string, act: string) {
    return this.source.transaction(async (manager) => {
      const row = await manager.findOneBy(Application, { id });
      if (row?.status !== from) throw new NotFoundException();
      row.status = to;
      row.version += 1;
      await manager.save(row);
      await manager.insert(Audit, { application: id, act, by: act });
      return row;
    });
  }
}

/** The status-column service on the same database server, with the same tokens, adapter and validation. */
export async function startPlainService(url: string, tokens: Tokens): Promise<{ url: string; close(): Promise<void> }> {
  const source = new DataSource({
    type: 'postgres',
    url,
    entities: [Application, Audit],
    synchronize: true,
    extra: { max: 20 },
  });
  await source.initialize();

  @Module({
    controllers: [Applications],
    providers: [
      { provide: DataSource, useValue: source },
      { provide: APP_PIPE, useClass: ZodValidationPipe },
      { provide: APP_GUARD, useFactory: () => new Guard(tokens) },
    ],
  })
  class Plain {}

  const app = await NestFactory.create<NestFastifyApplication>(Plain, new FastifyAdapter(), { logger: false });
  await app.listen(0, '127.0.0.1');
  return {
    url: await app.getUrl(),
    close: async () => {
      await app.close();
      await source.destroy();
    },
  };
}
