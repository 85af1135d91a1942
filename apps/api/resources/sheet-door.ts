import { Readable } from 'node:stream';
import { Principal } from '@anjing/access';
import { NoSuchCase, Refused } from '@anjing/cases';
import { emptyForm, filingStream, filingTexts, judgeFiling, periodOf, type SheetHead } from '@anjing/filing';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { ZodValidationPipe } from 'nestjs-zod';
import type { CallingRequest } from '../session/callers';
import { BadRequest } from '../door/problem-filter';
import { House } from '../house';
import { ImportQuery } from './filing-bodies';

/** The largest sheet that is read, in bytes: fifty thousand rows fit in, and are told that they are too many. */
const sheetLimit = 8 * 1024 * 1024;

/** Judges whether the caller may write what they send a sheet for, and only then reads its bytes. */
@Injectable()
export class SheetDoor implements NestInterceptor {
  constructor(private readonly house: House) {}

  async intercept(context: ExecutionContext, next: CallHandler) {
    const request = context.switchToHttp().getRequest<CallingRequest>();
    const query: unknown = new ZodValidationPipe().transform(request.query, { type: 'query', metatype: ImportQuery });
    await this.judge(request, headOf(query as ImportQuery));
    if (request.body instanceof Readable) request.body = await bytesOf(request.body, request.headers['content-length']);
    return next.handle();
  }

  /** @throws AccessDenied, NoSuchCase or Refused, as the act itself would */
  private async judge({ caller, params }: CallingRequest, head: SheetHead): Promise<void> {
    if (!caller) throw new Error('a route that takes sheets is marked public');
    const { filing } = this.house.cases;
    const { id } = params as { id?: string };
    if (id !== undefined) {
      if (!/^[\w.-]{1,160}$/.test(id)) throw new NoSuchCase(id);
      const standing = await filing.read(`filing/${id}`, (view, parties, act) => {
        const principal = Principal.of(caller, view);
        if (!principal.sees('filing', parties)) throw new NoSuchCase();
        return principal.actingOn('filing', parties, act);
      });
      Principal.of(caller, standing.view).actingOn('filing', standing.parties, 'amend');
    }
    const form = emptyForm(head);
    const facts = await filing.factsFor(filingStream(form.agency, periodOf(form)), { do: 'draft', form }, (view) =>
      Principal.of(caller, view).opening('filing', 'draft'),
    );
    const [first, ...rest] = judgeFiling(form, facts).filter(
      ({ code }) => code === 'filing.not-your-agency' || code === 'filing.unknown-agency',
    );
    if (first) throw new Refused([first, ...rest], filingTexts);
  }
}

/** @throws BadRequest where a plan has no year */
export function headOf({ filing, agency, year }: ImportQuery): SheetHead {
  if (filing !== 'annualPlan') return { filing, agency };
  if (year === undefined) {
    throw new BadRequest(400, [{ code: 'request.invalid', field: '/year', parameters: { detail: 'annualPlan' } }]);
  }
  return { filing, agency, year };
}

/** All bytes of a body. @throws BadRequest 413 as soon as they are more than a sheet may have, whatever was announced */
function bytesOf(body: Readable, announced: string | undefined): Promise<Buffer> {
  const tooLarge = new BadRequest(413, [{ code: 'request.too-large' }]);
  if (Number(announced) > sheetLimit) return Promise.reject(tooLarge);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    // Not ended by force, as a loop over it would be: the answer goes out on the same connection.
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > sheetLimit) {
        body.off('data', take).resume();
        reject(tooLarge);
      } else chunks.push(chunk);
    };
    body
      .on('data', take)
      .once('end', () => {
        resolve(Buffer.concat(chunks));
      })
      .once('error', reject);
  });
}
