import type { Words } from '@anjing/lifecycle';
import { z } from 'zod';
import { entrySchemas, fieldsMarked, type EntryKind } from './entries';

/** A register that people fill in; calendar years and rule packs come whole. */
export type FormKind = Exclude<EntryKind, 'calendar' | 'pack'>;

/** What may stand in a field of a form. */
export type FieldType =
  'text' | 'texts' | 'words' | 'reference' | 'choice' | 'number' | 'numbers' | 'yes-no' | 'day' | 'moment';

/** A field of a register's form, as people fill it in. */
export interface FormField {
  readonly field: string;
  readonly name: Words;
  readonly type: FieldType;
  readonly required: boolean;
  /** Kinds of entry that a reference may name. */
  readonly refersTo?: readonly string[];
  readonly choices?: readonly { readonly value: string; readonly name: Words }[];
}

/** What each register is called. */
export const registerNames: Readonly<Record<FormKind, Words>> = {
  jurisdiction: { zh: '区域', en: 'jurisdiction' },
  agency: { zh: '行政执法部门', en: 'enforcement agency' },
  bureau: { zh: '司法行政部门', en: 'judicial bureau' },
  authority: { zh: '审批机关', en: 'authority' },
  office: { zh: '机构', en: 'office' },
  zone: { zh: '园区', en: 'zone' },
  enterprise: { zh: '企业', en: 'enterprise' },
  'credit-code-exception': { zh: '信用代码例外', en: 'exception of a credit code' },
  site: { zh: '生产场所', en: 'site' },
  gate: { zh: '门岗', en: 'gate' },
  item: { zh: '行政执法事项', en: 'enforcement item' },
  'special-item': { zh: '特殊情形检查事项', en: 'item of a special circumstance' },
  'planned-item': { zh: '年度计划事项', en: 'item of an annual plan' },
  graded: { zh: '分级评估', en: 'evaluation' },
  person: { zh: '人员', en: 'person' },
  post: { zh: '职务', en: 'post' },
  mandate: { zh: '书面委托', en: 'written mandate' },
  officer: { zh: '执法证件', en: 'enforcement certificate' },
  system: { zh: '执法部门信息系统', en: "agency's system" },
};

const fieldNames: Readonly<Record<string, Words>> = {
  name: { zh: '名称', en: 'name' },
  level: { zh: '层级', en: 'level' },
  parent: { zh: '上级区域', en: 'area above' },
  shortName: { zh: '编号简称', en: 'short name in numbers' },
  jurisdiction: { zh: '所属区域', en: 'jurisdiction' },
  standing: { zh: '管理体制', en: 'standing' },
  type: { zh: '类型', en: 'type' },
  national: { zh: '国家级', en: 'national' },
  enterprise: { zh: '企业', en: 'enterprise' },
  creditCode: { zh: '统一社会信用代码', en: 'unified social credit code' },
  confirmed: { zh: '登记机关确认日', en: 'day of the confirmation' },
  address: { zh: '地址', en: 'address' },
  zone: { zh: '园区', en: 'zone' },
  site: { zh: '生产场所', en: 'site' },
  agency: { zh: '执法部门', en: 'agency' },
  legalBasis: { zh: '法定依据', en: 'legal basis' },
  offSitePossible: { zh: '可非现场核查', en: 'can be settled off site' },
  item: { zh: '执法事项', en: 'item' },
  circumstance: { zh: '特殊情形', en: 'special circumstance' },
  accepted: { zh: '已受理', en: 'accepted' },
  year: { zh: '年度', en: 'year' },
  frequency: { zh: '年度最多次数', en: 'most visits in the year' },
  scope: { zh: '检查范围', en: 'scope' },
  months: { zh: '月份', en: 'months' },
  offSite: { zh: '非现场', en: 'off site' },
  listed: { zh: '列入名单', en: 'on the list' },
  criteria: { zh: '评估依据', en: 'criteria' },
  subjects: { zh: '登录账号', en: 'accounts' },
  person: { zh: '人员', en: 'person' },
  organisation: { zh: '单位', en: 'organisation' },
  role: { zh: '职务类别', en: 'role' },
  title: { zh: '职务名称', en: 'title' },
  post: { zh: '职务', en: 'post' },
  deputy: { zh: '受托人', en: 'deputy' },
  document: { zh: '委托书文号', en: 'number of the mandate' },
  from: { zh: '起始', en: 'from' },
  until: { zh: '截止', en: 'until' },
  certificate: { zh: '执法证号', en: 'certificate number' },
  validFrom: { zh: '有效期起', en: 'valid from' },
  validUntil: { zh: '有效期止', en: 'valid until' },
};

const choiceNames: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  level: {
    city: { zh: '市级', en: 'city' },
    county: { zh: '县级', en: 'county' },
    committee: { zh: '管委会', en: 'committee' },
  },
  standing: {
    local: { zh: '本级政府部门', en: 'of the local government' },
    vertical: { zh: '垂直管理', en: 'under a ministry' },
    provincial: { zh: '省属', en: 'of the province' },
    resident: { zh: '驻地机构', en: 'resident' },
  },
  type: {
    economic: { zh: '经济技术开发区', en: 'economic development zone' },
    'high-tech': { zh: '高新技术产业园区', en: 'high-tech zone' },
    industrial: { zh: '工业园', en: 'industrial park' },
    estate: { zh: '产业园', en: 'industrial estate' },
  },
  role: {
    clerk: { zh: '科员', en: 'clerk' },
    inspector: { zh: '执法人员', en: 'enforcement officer' },
    head: { zh: '主要负责人', en: 'head' },
    reviewer: { zh: '审核人员', en: 'reviewer' },
    leader: { zh: '主要领导', en: 'main leader' },
    'business-environment': { zh: '营商环境办工作人员', en: 'business-environment officer' },
    administrator: { zh: '平台管理员', en: 'platform administrator' },
    enterprise: { zh: '企业经办人', en: 'enterprise contact' },
  },
};

/** References that are judged elsewhere: by the filing that the entry comes from. */
const looseReferences: Readonly<Record<string, readonly string[]>> = { item: ['item'] };

/** Fields that nobody fills in: what a filing brought, and a device's link to its gate. */
const ofTheHouse = ['filing', 'link'];

/** The form by which entries of a register are put. @throws Error where a field has no name, which no caller may meet */
export function formOf(kind: FormKind): FormField[] {
  const shape: Readonly<Record<string, z.ZodType>> = entrySchemas[kind].shape;
  const references = new Map(fieldsMarked(kind, 'refersTo'));
  const days = new Set(fieldsMarked(kind, 'day').map(([field]) => field));
  return Object.entries(shape)
    .filter(([field]) => !ofTheHouse.includes(field))
    .map(([field, schema]) => {
      const required = !(schema instanceof z.ZodExactOptional || schema instanceof z.ZodOptional);
      const inner: unknown = required ? schema : schema.unwrap();
      const refersTo = references.get(field) ?? looseReferences[field];
      return {
        field,
        name: nameIn(fieldNames, field),
        type: refersTo ? 'reference' : days.has(field) ? 'day' : typeOf(inner),
        required,
        ...(refersTo && { refersTo }),
        ...(inner instanceof z.ZodEnum && {
          choices: inner.options.map((value) => ({
            value: String(value),
            name: nameIn(choiceNames[field] ?? {}, String(value)),
          })),
        }),
      };
    });
}

function nameIn(names: Readonly<Record<string, Words>>, name: string): Words {
  const found = names[name];
  if (!found) throw new Error(`no words for ${name}`);
  return found;
}

function typeOf(schema: unknown): FieldType {
  if (schema instanceof z.ZodObject) return 'words';
  if (schema instanceof z.ZodISODateTime) return 'moment';
  if (schema instanceof z.ZodEnum) return 'choice';
  if (schema instanceof z.ZodBoolean) return 'yes-no';
  if (schema instanceof z.ZodNumber) return 'number';
  if (schema instanceof z.ZodArray) return schema.element instanceof z.ZodNumber ? 'numbers' : 'texts';
  return 'text';
}
