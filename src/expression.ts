import { isString } from "vega";
import { expressionInterpreter } from "vega-interpreter";

/** A node of a Vega expression as vega-expression parses it. */
interface AstNode {
  type: string;
  readonly name?: string;
  readonly computed?: boolean;
  readonly property?: AstNode;
  readonly key?: AstNode;
  value?: unknown;
  visit(visitor: (node: AstNode) => void): void;
}

interface Expression {
  readonly ast: AstNode;
}

interface Context {
  readonly functions: object;
}

/**
 * Vega's interpreter, which runs the expressions of a stranger's spec without compiling them to code. Mended where
 * vega-interpreter 2.3 computes otherwise than Vega: the constant `NaN`, and `datetime` of a single number.
 */
export const interpreter: typeof expressionInterpreter = {
  operator: (context: Context, expression: Expression) => expressionInterpreter.operator(withDates(context), mended(expression)),
  parameter: (context: Context, expression: Expression) => expressionInterpreter.parameter(withDates(context), mended(expression)),
  event: (context: Context, expression: Expression) => expressionInterpreter.event(withDates(context), mended(expression)),
  handler: (context: Context, expression: Expression) => expressionInterpreter.handler(withDates(context), mended(expression)),
  encode: (context: Context, encode: { readonly channels: Readonly<Record<string, Expression>> }) => {
    Object.values(encode.channels).forEach(mended);
    return expressionInterpreter.encode(withDates(context), encode);
  },
};

function withDates(context: Context): Context {
  return { ...context, functions: Object.create(context.functions, { datetime: { value: datetime } }) as object };
}

/** A single number is a time in milliseconds, as for `new Date`, not a year. */
function datetime(first: number | string, ...rest: readonly number[]): Date {
  return isString(first) || rest.length === 0 ? new Date(first) : new Date(first, rest[0]!, ...rest.slice(1));
}

/** The interpreter looks `NaN` up in a table, finds it falsy and goes on to look for a signal; a literal is safe. */
function mended(expression: Expression): Expression {
  const names = new Set<AstNode | undefined>();
  expression.ast?.visit((node) => {
    if (node.type === "MemberExpression" && !node.computed) names.add(node.property);
    if (node.type === "Property") names.add(node.key);
    if (node.type !== "Identifier" || node.name !== "NaN" || names.has(node)) return;
    node.type = "Literal";
    node.value = NaN;
  });
  return expression;
}
