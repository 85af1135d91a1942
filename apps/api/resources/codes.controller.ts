import type { Message } from '@anjing/texts';
import { say } from '@anjing/platform';
import { NoSuchCase } from '@anjing/cases';
import { formOf, lawsOf, registerNames, type FormKind } from '@anjing/registers';
import type { RulePack } from '@anjing/rules';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { wholeList, wholeListOf } from '../door/answers';
import { Public } from '../door/caller-guard';
import { House } from '../house';

const words = z.strictObject({ zh: z.string(), en: z.string() });
const article = z.string().meta({ description: 'Where it stands in the notice, or in the rules' });

class LawQuery extends createZodDto(
  z.object({
    jurisdiction: z.string().max(200).optional().meta({
      description: "Area whose rules are asked for; the city's where absent",
      example: 'jurisdiction/longnan',
    }),
  }),
) {}

class GroundsDto extends createZodDto(
  wholeListOf(
    z.strictObject({
      code: z.string().meta({ description: 'What a refusal names as its `ground`' }),
      name: words,
      article,
    }),
  ),
) {}

class SubjectsDto extends createZodDto(
  wholeListOf(
    z.strictObject({
      key: z.string().meta({ description: 'What a complaint names as its `subject`' }),
      name: words,
      article,
    }),
  ),
) {}

class CircumstancesDto extends createZodDto(
  wholeListOf(
    z.strictObject({
      number: z.int().meta({ description: 'What a special visit names as its `circumstance`: 1 to 7' }),
      name: words,
      emergency: z.boolean().meta({ description: 'Nobody is kept out; what is missing is made good afterwards' }),
      ownApproval: z.boolean().meta({ description: "The agency's head approves in person, not through a mandate" }),
      proof: z
        .array(
          z.strictObject({
            field: z.string().meta({ description: "Key in the visit's `proof`" }),
            name: words,
            choices: z
              .array(
                z.strictObject({
                  value: z.string(),
                  name: words,
                  admitted: z.boolean().meta({ description: 'false: with this the circumstance does not apply' }),
                }),
              )
              .optional()
              .meta({ description: 'Where only some answers are possible' }),
          }),
        )
        .meta({ description: 'Everything that has to be said, and nothing else' }),
      article,
    }),
  ),
) {}

class RegisterFormsDto extends createZodDto(
  wholeListOf(
    z.strictObject({
      kind: z.string().meta({ description: 'The register: POST /registers/{kind}/{name}' }),
      name: words,
      fields: z.array(
        z.strictObject({
          field: z.string(),
          name: words,
          type: z.enum([
            'text',
            'texts',
            'words',
            'reference',
            'choice',
            'number',
            'numbers',
            'yes-no',
            'day',
            'moment',
          ]),
          required: z.boolean(),
          refersTo: z.array(z.string()).optional().meta({ description: 'Kinds of entry whose id may stand here' }),
          choices: z.array(z.strictObject({ value: z.string(), name: words })).optional(),
        }),
      ),
    }),
  ),
) {}

class AgenciesDto extends createZodDto(
  wholeListOf(
    z.strictObject({
      id: z.string().meta({ description: 'What a complaint names as its `respondent`' }),
      kind: z.enum(['agency', 'bureau']),
      name: words,
      level: z.enum(['city', 'county', 'committee']),
      jurisdiction: z.strictObject({ id: z.string(), name: words }),
    }),
  ),
) {}

/** The lists from which people choose, each with its words in both languages: as the rules and registers of today have them. */
@ApiTags('codes')
@Controller('codes')
export class CodesController {
  constructor(private readonly house: House) {}

  @ApiBearerAuth()
  @ApiOperation({ summary: 'Grounds that a refusal of an application may name' })
  @ApiOkResponse({ type: GroundsDto })
  @Get('refusal-grounds')
  async grounds(@Query() query: LawQuery) {
    const { refusalGrounds } = (await this.packOf(query)).application;
    return wholeList(refusalGrounds.map(({ code, words: name, article: of }) => ({ code, name, article: of })));
  }

  @Public()
  @ApiOperation({ summary: 'What can be complained of; no account needed' })
  @ApiOkResponse({ type: SubjectsDto })
  @Get('complaint-subjects')
  async subjects(@Query() query: LawQuery) {
    const { subjects } = (await this.packOf(query)).complaint;
    return wholeList(subjects.map(({ key, name, article: of }) => ({ key, name, article: of })));
  }

  @ApiBearerAuth()
  @ApiOperation({
    summary: 'Special circumstances under which officers come on quiet days, with the proof that each asks for',
  })
  @ApiOkResponse({ type: CircumstancesDto })
  @Get('circumstances')
  async circumstances(@Query() query: LawQuery) {
    const { circumstances } = (await this.packOf(query)).visit;
    return wholeList(
      circumstances.map(({ number, name, emergency, ownApproval, proof, article: of }) => ({
        number,
        name,
        emergency,
        ownApproval,
        proof,
        article: of,
      })),
    );
  }

  @ApiBearerAuth()
  @ApiOperation({ summary: 'The forms by which entries of the registers are put' })
  @ApiOkResponse({ type: RegisterFormsDto })
  @Get('registers')
  registers() {
    const kinds = Object.keys(registerNames) as FormKind[];
    return wholeList(
      kinds.map((kind) => ({
        kind,
        name: inBoth(registerNames[kind]),
        fields: formOf(kind).map(({ name, choices, ...field }) => ({
          ...field,
          name: inBoth(name),
          ...(choices && { choices: choices.map((choice) => ({ ...choice, name: inBoth(choice.name) })) }),
        })),
      })),
    );
  }

  @Public()
  @ApiOperation({ summary: 'Agencies and judicial bureaus, for whoever has to do with them; no account needed' })
  @ApiOkResponse({ type: AgenciesDto })
  @Get('agencies')
  async agencies() {
    const view = await this.house.registers.now();
    return wholeList(
      (['agency', 'bureau'] as const).flatMap((kind) =>
        view.all(kind).map(({ id, name, level, jurisdiction }) => ({
          id,
          kind,
          name,
          level,
          jurisdiction: {
            id: jurisdiction,
            name: view.find('jurisdiction', jurisdiction)?.name ?? { zh: jurisdiction, en: jurisdiction },
          },
        })),
      ),
    );
  }

  /** @throws NoSuchCase where there is no such area, or no rules hold there today */
  private async packOf({ jurisdiction }: LawQuery): Promise<RulePack> {
    const view = await this.house.registers.now();
    const [city] = view.all('jurisdiction').filter(({ parent }) => parent === undefined);
    const area = jurisdiction ?? city?.id ?? '';
    const pack = view.find('jurisdiction', area) && lawsOf(view, area).packAt(view.at);
    if (!pack) throw new NoSuchCase(area);
    return pack;
  }
}

/** A text of the product in the two languages in which lists of codes are given. */
function inBoth(message: Message) {
  return { zh: say(message, 'zh'), en: say(message, 'en') };
}
