import type { Standing } from '@anjing/rules';

/** A kind of enforcement department, with items from the laws it enforces. */
export interface Department {
  readonly slug: string;
  readonly zh: string;
  readonly en: string;
  readonly standing: Standing;
  readonly items: readonly {
    readonly slug: string;
    readonly zh: string;
    readonly en: string;
    readonly basis: string;
  }[];
}

export const departments: readonly Department[] = [
  {
    slug: 'emergency',
    zh: '应急管理局',
    en: 'Emergency Management Bureau',
    standing: 'local',
    items: [
      {
        slug: 'work-safety',
        zh: '生产经营单位安全生产检查',
        en: 'work safety of producers',
        basis: '《中华人民共和国安全生产法》第六十五条',
      },
      {
        slug: 'hazardous-chemicals',
        zh: '危险化学品安全检查',
        en: 'hazardous chemicals',
        basis: '《危险化学品安全管理条例》第七条',
      },
    ],
  },
  {
    slug: 'market',
    zh: '市场监督管理局',
    en: 'Market Regulation Bureau',
    standing: 'local',
    items: [
      {
        slug: 'special-equipment',
        zh: '特种设备安全监督检查',
        en: 'safety of special equipment',
        basis: '《中华人民共和国特种设备安全法》第五十七条',
      },
      {
        slug: 'product-quality',
        zh: '产品质量监督检查',
        en: 'product quality',
        basis: '《中华人民共和国产品质量法》第十八条',
      },
      {
        slug: 'food-safety',
        zh: '食品生产经营监督检查',
        en: 'food safety',
        basis: '《中华人民共和国食品安全法》第一百一十条',
      },
    ],
  },
  {
    slug: 'environment',
    zh: '生态环境局',
    en: 'Ecology and Environment Bureau',
    standing: 'local',
    items: [
      {
        slug: 'discharge',
        zh: '排污单位现场检查',
        en: 'on-site check of dischargers',
        basis: '《中华人民共和国环境保护法》第二十四条',
      },
      {
        slug: 'solid-waste',
        zh: '固体废物污染防治检查',
        en: 'solid waste',
        basis: '《中华人民共和国固体废物污染环境防治法》第二十六条',
      },
    ],
  },
  {
    slug: 'housing',
    zh: '住房和城乡建设局',
    en: 'Housing and Construction Bureau',
    standing: 'local',
    items: [
      {
        slug: 'construction-safety',
        zh: '建设工程安全生产检查',
        en: 'safety of construction',
        basis: '《建设工程安全生产管理条例》第四十三条',
      },
    ],
  },
  {
    slug: 'fire',
    zh: '消防救援机构',
    en: 'Fire and Rescue Service',
    standing: 'local',
    items: [
      { slug: 'fire-safety', zh: '消防监督检查', en: 'fire safety', basis: '《中华人民共和国消防法》第五十三条' },
    ],
  },
  {
    slug: 'labour',
    zh: '人力资源和社会保障局',
    en: 'Human Resources and Social Security Bureau',
    standing: 'local',
    items: [
      { slug: 'labour-security', zh: '劳动保障监察', en: 'labour security', basis: '《劳动保障监察条例》第十五条' },
    ],
  },
];

/** Departments that only the city has. */
export const cityDepartments: readonly Department[] = [
  {
    slug: 'tax',
    zh: '税务局',
    en: 'Tax Bureau',
    standing: 'vertical',
    items: [
      {
        slug: 'tax-inspection',
        zh: '税务检查',
        en: 'tax inspection',
        basis: '《中华人民共和国税收征收管理法》第五十四条',
      },
    ],
  },
  {
    slug: 'customs',
    zh: '海关',
    en: 'Customs',
    standing: 'vertical',
    items: [
      { slug: 'customs-audit', zh: '海关稽查', en: 'customs audit', basis: '《中华人民共和国海关稽查条例》第二条' },
    ],
  },
];
