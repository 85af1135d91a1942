import type { Level } from '@anjing/rules';
import type { EntryOf } from '../entries';

/** A county-level area of Ganzhou, its zones, and how numbers call it. */
export interface Area {
  readonly slug: string;
  readonly zh: string;
  readonly en: string;
  readonly level: Extract<Level, 'county' | 'committee'>;
  readonly short: string;
  readonly zones: readonly {
    readonly slug: string;
    readonly zh: string;
    readonly en: string;
    readonly type: EntryOf<'zone'>['type'];
    readonly national?: true;
  }[];
}

const industrial = (slug: string, zh: string, en: string) =>
  ({ slug: `${slug}-industrial`, zh: `${zh}工业园区`, en: `${en} Industrial Park`, type: 'industrial' }) as const;

const county = (slug: string, zh: string, en: string, short: string, zones: Area['zones']): Area => ({
  slug,
  zh,
  en,
  level: 'county',
  short,
  zones,
});

/** The city's twenty county-level areas: districts, counties, county-level cities, the new district and the economic zone. */
export const areas: readonly Area[] = [
  county('zhanggong', '章贡区', 'Zhanggong District', '赣章', [
    {
      slug: 'zhanggong-hightech',
      zh: '章贡高新技术产业园区',
      en: 'Zhanggong High-tech Industrial Park',
      type: 'high-tech',
    },
    { slug: 'shahe-estate', zh: '沙河产业园', en: 'Shahe Industrial Estate', type: 'estate' },
  ]),
  county('nankang', '南康区', 'Nankang District', '赣康', [
    { slug: 'nankang-economic', zh: '南康经济开发区', en: 'Nankang Economic Development Zone', type: 'economic' },
    { slug: 'furniture-estate', zh: '家具产业园', en: 'Furniture Industrial Estate', type: 'estate' },
  ]),
  county('ganxian', '赣县区', 'Ganxian District', '赣县', [
    {
      slug: 'ganzhou-hightech',
      zh: '赣州高新技术产业开发区',
      en: 'Ganzhou National High-tech Zone',
      type: 'high-tech',
      national: true,
    },
  ]),
  county('xinfeng', '信丰县', 'Xinfeng County', '赣信', [
    {
      slug: 'xinfeng-hightech',
      zh: '信丰高新技术产业园区',
      en: 'Xinfeng High-tech Industrial Park',
      type: 'high-tech',
    },
  ]),
  county('dayu', '大余县', 'Dayu County', '赣余', [industrial('dayu', '大余', 'Dayu')]),
  county('shangyou', '上犹县', 'Shangyou County', '赣上', [industrial('shangyou', '上犹', 'Shangyou')]),
  county('chongyi', '崇义县', 'Chongyi County', '赣崇', [industrial('chongyi', '崇义', 'Chongyi')]),
  county('anyuan', '安远县', 'Anyuan County', '赣安', [industrial('anyuan', '安远', 'Anyuan')]),
  county('dingnan', '定南县', 'Dingnan County', '赣定', [industrial('dingnan', '定南', 'Dingnan')]),
  county('quannan', '全南县', 'Quannan County', '赣全', [industrial('quannan', '全南', 'Quannan')]),
  county('ningdu', '宁都县', 'Ningdu County', '赣宁', [industrial('ningdu', '宁都', 'Ningdu')]),
  county('yudu', '于都县', 'Yudu County', '赣于', [industrial('yudu', '于都', 'Yudu')]),
  county('xingguo', '兴国县', 'Xingguo County', '赣兴', [
    { slug: 'xingguo-economic', zh: '兴国经济开发区', en: 'Xingguo Economic Development Zone', type: 'economic' },
  ]),
  county('huichang', '会昌县', 'Huichang County', '赣会', [industrial('huichang', '会昌', 'Huichang')]),
  county('xunwu', '寻乌县', 'Xunwu County', '赣寻', [industrial('xunwu', '寻乌', 'Xunwu')]),
  county('shicheng', '石城县', 'Shicheng County', '赣石', [industrial('shicheng', '石城', 'Shicheng')]),
  county('ruijin', '瑞金市', 'Ruijin City', '赣瑞', [
    {
      slug: 'ruijin-economic',
      zh: '瑞金经济技术开发区',
      en: 'Ruijin National Economic Zone',
      type: 'economic',
      national: true,
    },
  ]),
  county('longnan', '龙南市', 'Longnan City', '赣龙', [
    {
      slug: 'longnan-economic',
      zh: '龙南经济技术开发区',
      en: 'Longnan National Economic Zone',
      type: 'economic',
      national: true,
    },
  ]),
  county('rongjiang', '蓉江新区', 'Rongjiang New District', '赣蓉', [
    { slug: 'rongjiang-estate', zh: '蓉江科创产业园', en: 'Rongjiang Innovation Estate', type: 'estate' },
  ]),
  {
    slug: 'economic-zone',
    zh: '赣州经济技术开发区',
    en: 'Ganzhou Economic and Technological Development Zone',
    level: 'committee',
    short: '赣经开',
    zones: [
      {
        slug: 'ganzhou-economic',
        zh: '赣州经济技术开发区',
        en: 'Ganzhou National Economic Zone',
        type: 'economic',
        national: true,
      },
      { slug: 'ganzhou-hong-kong', zh: '香港产业园', en: 'Hong Kong Industrial Estate', type: 'estate' },
    ],
  },
];
