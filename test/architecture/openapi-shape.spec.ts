import { shapeOf, unlike, type OpenApi } from '../support/openapi-shape';

const described = (body: object, more: object = {}): OpenApi => ({
  paths: {
    '/visits': {
      post: {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/B' } } },
        },
        responses: { 200: {} },
        ...more,
      },
    },
  },
  components: { schemas: { B: body } },
});

const before = { type: 'object', properties: { day: { type: 'string', enum: ['a', 'b'] } }, required: ['day'] };
const field = 'POST /visits body application/json .day';

describe('the difference of two descriptions', () => {
  it.each<[string, OpenApi, string[]]>([
    ['nothing', described(before), []],
    [
      'a field no longer required',
      described({ ...before, required: [] }),
      [`- ${field} required`, `+ ${field} optional`],
    ],
    [
      'an enumeration with less',
      described({ ...before, properties: { day: { type: 'string', enum: ['a'] } } }),
      [`- ${field} = "b"`],
    ],
    [
      'another type',
      described({ ...before, properties: { day: { type: 'number', enum: ['a', 'b'] } } }),
      [`- ${field} : string`, `+ ${field} : number`],
    ],
    [
      'a parameter more',
      described(before, { parameters: [{ name: 'at', in: 'query', required: true }] }),
      ['+ POST /visits query at required'],
    ],
    ['an answer less', described(before, { responses: {} }), ['- POST /visits → 200']],
  ])('is %s', (_, after, lines) => {
    expect(unlike(shapeOf(described(before)), shapeOf(after))).toEqual(lines);
  });

  it('does not depend on what schemas are called', () => {
    const text = JSON.stringify(described(before)).replaceAll('/B"', '/Other"').replace('"B":', '"Other":');
    expect(unlike(shapeOf(described(before)), shapeOf(JSON.parse(text) as OpenApi))).toEqual([]);
  });
});
