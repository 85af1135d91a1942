import type { Catalogue } from '@anjing/lifecycle';

const article = 'rules §5';

/** What can be wrong with a sheet before its content is asked. */
export const sheetTexts = {
  'sheet.unreadable': {
    message: { zh: '文件无法读取：{detail}', en: 'The file cannot be read: {detail}' },
    remedy: { zh: '另存为 .xlsx 或 CSV（UTF-8）后再上传。', en: 'Save it anew as .xlsx or CSV (UTF-8) and send that.' },
    article,
  },
  'sheet.encoding': {
    message: { zh: '文件既不是 UTF-8 也不是 GBK 编码。', en: 'The file is neither UTF-8 nor GBK.' },
    remedy: { zh: '另存为 CSV（UTF-8）后再上传。', en: 'Save it as CSV (UTF-8) and send that.' },
    article,
  },
  'sheet.too-large': {
    message: { zh: '文件展开后超过上限。', en: 'Unpacked, the file is larger than what is read.' },
    remedy: { zh: '只保留一张表和需要的行。', en: 'Keep one sheet and the rows that are needed.' },
    article,
  },
  'sheet.too-many-rows': {
    message: { zh: '表中有{count}行，超过{limit}行。', en: 'The sheet has {count} rows, more than {limit}.' },
    remedy: { zh: '删除多余的行。', en: 'Leave out the rows that do not belong to it.' },
    article,
  },
  'sheet.empty': {
    message: { zh: '表中没有内容。', en: 'There is nothing on the sheet.' },
    remedy: {
      zh: '第一行写列名，以下每行一项。',
      en: 'Write the columns’ names in the first row and one entry in each below.',
    },
    article,
  },
  'sheet.formula': {
    message: { zh: '第{row}行第{column}列是公式。', en: 'Row {row}, column {column} holds a formula.' },
    remedy: {
      zh: '改为其结果（选择性粘贴—数值）；文字不要以 = + - @ 开头。',
      en: 'Put its value there; no text may begin with = + - @.',
    },
    article,
  },
  'sheet.merged-cells': {
    message: { zh: '单元格{cells}是合并的。', en: 'The cells {cells} are merged.' },
    remedy: { zh: '取消合并，每行各自填写。', en: 'Split them and fill in each row.' },
    article,
  },
  'sheet.unwritable-text': {
    message: {
      zh: '第{row}行第{column}列含有无法保存的字符。',
      en: 'Row {row}, column {column} holds a character that cannot be written down.',
    },
    remedy: { zh: '删除该字符。', en: 'Leave that character out.' },
    article,
  },
} as const satisfies Catalogue;

export type SheetCode = keyof typeof sheetTexts;
