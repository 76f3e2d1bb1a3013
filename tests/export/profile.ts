/**
 * What the profiles of Data Package 2.0 ask of a descriptor, as far as an export writes it: datapackage.json,
 * dataresource.json, tabledialect.json and tableschema.json in profiles/2.0 of github.com/frictionlessdata/datapackage
 * (commits 015ab8c, e3975fc, f1a574f, e4bbd88). `fieldsMatch` is a list there and a word in the standard (issue 965).
 * Two things are stricter than the profiles: names of resources are those of version 1, which tools still ask for
 * (frictionless-py issue 1810), and a field has a type.
 */

const text = { type: "string" };
const texts = { type: "array", minItems: 1, uniqueItems: true, items: text };
const path = { type: "string", pattern: String.raw`^((?=[^./~])(?!file:)((?!\/\.\.\/)(?!\\)(?!:\/\/).)*|(http|ftp)s?:\/\/.*)$` };
const missingValues = { type: "array", items: text };

const constraints = (limits: Readonly<Record<string, object>>) => ({
  type: "object",
  properties: { required: { type: "boolean" }, unique: { type: "boolean" }, ...limits },
  // beyond the profile, which lets unknown constraints pass: a misspelt one would never be checked
  additionalProperties: false,
});
const bounds = (type: string) => {
  const bound = { oneOf: [text, { type }] };
  return { minimum: bound, maximum: bound, exclusiveMinimum: bound, exclusiveMaximum: bound, enum: { oneOf: [texts, { ...texts, items: { type } }] } };
};
const field = (type: string, limits: Readonly<Record<string, object>>) => ({
  type: "object",
  required: ["name", "type"],
  properties: { name: text, title: text, description: text, type: { const: type }, missingValues, constraints: constraints(limits) },
});

const foreignKey = {
  type: "object",
  required: ["fields", "reference"],
  properties: {
    fields: { type: "array", items: text },
    reference: { type: "object", required: ["fields"], properties: { resource: text, fields: texts } },
  },
};

export const tableSchemaProfile = {
  type: "object",
  required: ["fields"],
  properties: {
    $schema: text,
    fields: {
      type: "array",
      minItems: 1,
      items: {
        oneOf: [
          field("string", { pattern: text, enum: texts, minLength: { type: "integer" }, maxLength: { type: "integer" } }),
          field("number", bounds("number")),
          field("integer", bounds("integer")),
          field("any", { enum: { ...texts, items: {} } }),
        ],
      },
    },
    fieldsMatch: false,
    missingValues,
    primaryKey: texts,
    uniqueKeys: { type: "array", minItems: 1, uniqueItems: true, items: texts },
    foreignKeys: { type: "array", minItems: 1, items: foreignKey },
  },
};

const dialect = {
  type: "object",
  properties: {
    $schema: text,
    header: { type: "boolean" },
    delimiter: text,
    lineTerminator: text,
    quoteChar: text,
    doubleQuote: { type: "boolean" },
    skipInitialSpace: { type: "boolean" },
  },
};

const source = { type: "object", minProperties: 1, properties: { title: text, path, email: text, version: text } };
const license = {
  type: "object",
  anyOf: [{ required: ["name"] }, { required: ["path"] }],
  properties: { name: { type: "string", pattern: "^([-a-zA-Z0-9._])+$" }, path, title: text },
};

const resource = {
  type: "object",
  oneOf: [{ required: ["name", "data"] }, { required: ["name", "path"] }],
  properties: {
    $schema: text,
    name: { type: "string", pattern: "^[-a-z0-9._/]+$" },
    path: { oneOf: [path, { type: "array", minItems: 1, items: path }] },
    type: { enum: ["table"] },
    title: text,
    description: text,
    sources: { type: "array", items: source },
    licenses: { type: "array", minItems: 1, items: license },
    format: text,
    mediatype: { type: "string", pattern: "^(.+)/(.+)$" },
    encoding: text,
    bytes: { type: "integer" },
    hash: { type: "string", pattern: "^([^:]+:[a-fA-F0-9]+|[a-fA-F0-9]{32}|)$" },
    dialect,
    schema: { oneOf: [path, tableSchemaProfile] },
  },
};

export const packageProfile = {
  type: "object",
  required: ["resources"],
  properties: {
    $schema: text,
    name: text,
    title: text,
    description: text,
    version: text,
    licenses: { type: "array", minItems: 1, items: license },
    sources: { type: "array", items: source },
    resources: { type: "array", minItems: 1, items: resource },
  },
};
