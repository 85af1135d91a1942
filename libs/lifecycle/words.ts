export type { Catalogue, Language, Message, Parameter, Parameters, Text, Words } from '@anjing/texts';
