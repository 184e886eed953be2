/** @file A route as data: its schemas check requests and describe the API; failures are told in both languages. */
import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { zhCN } from "zod/locales";
import { RequestError } from "../failure/request-error.ts";
import { FailureAnswer } from "../wire/bilingual.ts";

/** What Hono keeps for one request. */
export interface RequestVariables {
  readonly Variables: { readonly requestId: string };
}

export type ServerApp = OpenAPIHono<RequestVariables>;
export type RequestContext = Context<RequestVariables>;

/** What a route answers with when all is well. */
export type RouteAnswer =
  | { readonly kind: "json"; readonly schema: z.ZodType; readonly status?: 200 | 201 }
  | { readonly kind: "events"; readonly schema: z.ZodType }
  | { readonly kind: "file"; readonly types: readonly string[] }
  | { readonly kind: "nothing" };

/** What a handler is given: all that the schemas let through. */
export interface RouteInput<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly context: RequestContext;
}

export interface RouteDefinition<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
> {
  readonly method: "get" | "post" | "patch" | "delete";
  /** As OpenAPI has it: `/api/tunes/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** The body is a file, which the handler reads. */
  readonly takesFile?: boolean;
  readonly answer: RouteAnswer;
  handle(input: RouteInput<z.output<Params>, z.output<Query>, z.output<Body>>): Promise<Response> | Response;
}

/** Add a route to the app and to its description. */
export function addRoute<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType>(
  app: ServerApp,
  route: RouteDefinition<Params, Query, Body>,
): void {
  describeRoute(app, route);
  app.on(route.method.toUpperCase(), route.path.replaceAll(/\{(\w+)\}/gu, ":$1"), async (context) => {
    const { params, query, body } = route;
    const given = {
      params: check(params, context.req.param(), "path"),
      query: check(query, context.req.query(), "query"),
      body: body === undefined ? undefined : check(body, await readJson(context), ""),
    };
    // What has no schema is never looked at by the handler, whose type says so.
    return await route.handle({
      ...(given as RouteInput<z.output<Params>, z.output<Query>, z.output<Body>>),
      context,
    });
  });
}

function describeRoute(
  app: ServerApp,
  {
    method,
    path,
    summary,
    params,
    query,
    body,
    takesFile,
    answer,
  }: RouteDefinition<z.ZodObject, z.ZodObject, z.ZodType>,
): void {
  const content =
    body !== undefined
      ? { "application/json": { schema: body } }
      : takesFile === true
        ? { "application/octet-stream": { schema: z.string().meta({ format: "binary" }) } }
        : undefined;
  app.openAPIRegistry.registerPath({
    method,
    path,
    summary,
    request: {
      ...(params === undefined ? {} : { params }),
      ...(query === undefined ? {} : { query }),
      ...(content === undefined ? {} : { body: { content, required: true } }),
    },
    responses: {
      ...describeAnswer(answer),
      default: {
        description: "What went wrong, in English and Chinese",
        content: { "application/json": { schema: FailureAnswer } },
      },
    },
  });
}

function describeAnswer(answer: RouteAnswer) {
  switch (answer.kind) {
    case "json":
      return {
        [answer.status ?? 200]: {
          description: "Done",
          content: { "application/json": { schema: answer.schema } },
        },
      };
    case "events":
      return {
        200: {
          description: "Server-sent events; each is named by its type, and its data is one of these",
          content: { "text/event-stream": { schema: answer.schema } },
        },
      };
    case "file":
      return {
        200: {
          description: "The file",
          content: Object.fromEntries(
            answer.types.map((type) => [type, { schema: z.string().meta({ format: "binary" }) }]),
          ),
        },
      };
    case "nothing":
      return { 204: { description: "Done" } };
  }
}

async function readJson(context: RequestContext): Promise<unknown> {
  const type = context.req.header("content-type") ?? "";
  if (!/^application\/(?:[\w.+-]+\+)?json\b/iu.test(type)) {
    throw new RequestError(
      {
        en: "the body is to be JSON (content-type: application/json)",
        zh: "请求体须为 JSON（content-type: application/json）",
      },
      { code: "unsupported-format" },
    );
  }
  const text = await context.req.text();
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new RequestError(
      { en: "the body is no JSON", zh: "请求体不是合法的 JSON" },
      { code: "usage", cause },
    );
  }
}

const inChinese = zhCN().localeError;

function check(schema: z.ZodType | undefined, value: unknown, where: string): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => ({
    path: [where, ...issue.path.map(String)].filter((part) => part !== "").join("."),
    message: { en: issue.message, zh: chineseMessage(issue) },
  }));
  const [first] = issues;
  const path = first === undefined || first.path === "" ? "" : `${first.path}: `;
  throw new RequestError(
    { en: `${path}${first?.message.en}`, zh: `${path}${first?.message.zh}` },
    { code: "usage", cause: result.error, facts: { issues } },
  );
}

function chineseMessage(issue: z.core.$ZodIssue): string {
  // An issue that was told has all that one which is to be told has.
  const told = inChinese(issue as Parameters<typeof inChinese>[0]);
  return (typeof told === "string" ? told : told?.message) ?? issue.message;
}
