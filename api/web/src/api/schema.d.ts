// Made by `npm run types` from `lianshen openapi`.

export interface paths {
    "/api/v1/{collection}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个流程的事项 */
        get: operations["list_collection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collection}/{case}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个事项；ETag 是它的版本，供命令的 If-Match 用 */
        get: operations["read_case"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collection}/{case}/clocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 时限及其逐日计算 */
        get: operations["read_case_clocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collection}/{case}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 现在可以写出的文书：已签发的有文号和成文日期，草稿没有；不该看的不列 */
        get: operations["list_documents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collection}/{case}/documents/{form}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一件文书的文件：截至今天，或者过去任何一天日终；未签发的是草稿 */
        get: operations["read_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collection}/{case}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 资金安排的各项（只有 funding-rounds 有） */
        get: operations["read_funding_round_lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collection}/{case}/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 能办什么，不能办的每一条理由 */
        get: operations["read_next"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/{collection}/{case}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 办理过程 */
        get: operations["read_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 凭激活码设置口令 */
        post: operations["complete_activation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上传附件：请求体就是文件，类型按内容认定，不超过 50 MiB；命令中以其 SHA-256 引用 */
        post: operations["send_attachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attachments/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载附件：可以看到的事项引用的，或者本人上传的 */
        get: operations["read_attachment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 存证日志：何人何时办何事、结果如何，新的在前；一页可能不满而后面还有 */
        get: operations["list_audit_log"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars/{calendar}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一年的工作日、节假日和调休 */
        get: operations["read_calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可以看到的亮灯记录，新的在前 */
        get: operations["list_cards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可以看到的全部事项 */
        get: operations["list_cases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可以看到的事项最近一次变动的序号；页面每隔几秒问一次，没有变动答 304 */
        get: operations["read_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/changes/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可以看到的事项上他人新近办理的，新的在前；本人办理的不列 */
        get: operations["list_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可以看到的时限，先到期的在前 */
        get: operations["list_clocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 按顺序办理多条命令：各有各的结果，一条不成不影响其余 */
        post: operations["give_commands"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/date": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本服务的今天 */
        get: operations["read_clock"];
        /** 把演示日期向后移（只在演示中）；途中到期的时限随即亮灯 */
        put: operations["move_clock"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可以看到的限制措施（执行中） */
        get: operations["list_holds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本人的待办、在办、已办、办结；待办只列等本人办理的，随时可以办的不算；一页待办可能不满而后面还有 */
        get: operations["read_inbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可以看到的账户及其余额 */
        get: operations["list_accounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/postings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个账户的每一笔，新的在前，连同背后的事件和当时余额 */
        get: operations["list_postings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本人的单位和岗位 */
        get: operations["read_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/calendar-feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 本人时限日历的订阅地址：只显示这一次，旧的随即失效 */
        post: operations["issue_calendar_feed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 修改口令，其他会话随即退出 */
        put: operations["change_password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 启用动态口令的第一步：取得密钥，用验证器扫码或者输入 */
        post: operations["offer_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 启用动态口令的第二步：以验证器显示的口令确认 */
        post: operations["confirm_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本接口的 OpenAPI 3.1 文档 */
        get: operations["read_openapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 单位和岗位 */
        get: operations["list_organisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 规则版本 */
        get: operations["list_policies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/{pack}/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个规则版本的时限、限额、比例、人数，各有条款和原文 */
        get: operations["read_policy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/provisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 条款、原文和起作用之处 */
        get: operations["list_provisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/provisions/{provision}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个条款 */
        get: operations["read_provision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/{register}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 项目台账、亮牌、限制措施、指标、期限、发文各登记簿 */
        get: operations["read_register"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regulations/{regulation}/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 文件全文，照录 */
        get: operations["read_regulation_text"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本人可以看的台账、登记簿、计划、建议表和报告 */
        get: operations["list_reports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{report}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一份报表的文件：截至今天，或者过去任何一天日终 */
        get: operations["read_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{report}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 在后台生成一份报表：费时的报表不占用办理；同一幂等键只生成一次 */
        post: operations["ask_report_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本人的生成任务，新的在前 */
        get: operations["list_report_runs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/runs/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一项生成任务：排队、生成、完成、失败，做到哪一步；文件过期后为 gone，服务重启后没有这一项，须重新生成 */
        get: operations["read_report_run"];
        put?: never;
        post?: never;
        /** 取消一项生成任务，或者删除其文件 */
        delete: operations["forget_report_run"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/runs/{run}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 生成好的文件 */
        get: operations["read_report_run_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本次会话：何人、何岗位、何时到期 */
        get: operations["read_session"];
        put?: never;
        /** 登录；须用双因素的岗位同时给出动态口令 */
        post: operations["sign_in"];
        /** 退出 */
        delete: operations["sign_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/step-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重新验证身份（口令或者动态口令），十分钟内有效 */
        post: operations["step_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 全部账号（仅管理员） */
        get: operations["list_users"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 发激活码（系统管理员）：首次设置或者重设口令 */
        post: operations["invite_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user}/person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 姓名和电话：默认打码，系统管理员要求显示的留痕 */
        get: operations["read_person"];
        /** 登记姓名和电话（系统管理员；本人可以改电话） */
        put: operations["change_person"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 解除动态口令（安全保密管理员），其人须重新启用 */
        delete: operations["remove_second_factor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 退出某人的全部会话（本人、系统管理员、安全保密管理员） */
        delete: operations["end_sessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 存证校验：哈希链、各事项、决策索引、账目是否与日志相符（仅安全审计员） */
        post: operations["verify_log"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 全部流程及其事项的地址 */
        get: operations["list_workflows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflows/{workflow}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个流程：状态、命令和字段、每一行规则的条款、时限、状态图 */
        get: operations["read_workflow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflows/{workflow}/diagram": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个流程的图：BPMN 2.0（默认，带图形）、SCXML 或者 Mermaid */
        get: operations["draw_workflow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar/{secret}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本人时限的日历，凭订阅地址 */
        get: operations["read_calendar_feed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 进程是否在运行 */
        get: operations["read_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 运行指标（Prometheus 文本），凭令牌，或者只限本机 */
        get: operations["read_metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 能否办理 */
        get: operations["read_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Accounts: {
            items: {
                account: string;
                /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
                balance: string;
                kind: {
                    id: string;
                    name: string;
                };
                of_case?: string;
                workflow?: {
                    id: string;
                    name: string;
                };
            }[];
            next?: string;
        };
        Activation: {
            code: string;
            password: string;
            user: string;
        };
        AllotmentRow: {
            allotment: string;
            /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
            allotted: string;
            /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
            available: string;
            /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
            committed: string;
            /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
            moved: string;
            /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
            paid: string;
            project?: {
                id: string;
                name: string;
            };
            purpose: {
                id: string;
                name: string;
            };
            /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
            reclaimed: string;
            state: {
                id: string;
                name: string;
            };
            year: number;
        };
        AuditLogPage: {
            items: {
                /** Format: date-time */
                at: string;
                details?: string;
                document_no?: string;
                /** @enum {string} */
                kind: "event" | "refusal" | "admin";
                name?: string;
                /** Format: date */
                occurred_on: string;
                on_behalf_of?: string;
                organisation?: string;
                policy_version?: string;
                provisions?: string;
                reasons: string[];
                sequence: number;
                stream?: string;
                type: string;
                user: string;
                workflow?: string;
            }[];
            next?: string;
        };
        BudgetYearRow: {
            /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
            allotted: string;
            /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
            available: string;
            budget_year: string;
            /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
            committed: string;
            /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
            control_figure: string;
            /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
            envelope: string;
            /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
            moved: string;
            /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
            paid: string;
            /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
            reclaimed: string;
            /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
            released: string;
            state: {
                id: string;
                name: string;
            };
            year: number;
        };
        CalendarFeed: {
            path: string;
        };
        CardRow: {
            /** @enum {string} */
            card: "none" | "yellow" | "red";
            /** Format: date */
            confirmed_on?: string;
            /** Format: date */
            due_on: string;
            holder: {
                id: string;
                name: string;
            };
            limit: {
                id: string;
                name: string;
            };
            of_case: string;
            organisation?: {
                id: string;
                name: string;
            };
            project?: {
                id: string;
                name: string;
            };
            provision: {
                article?: string;
                provision?: string;
                quote?: string;
            };
            review?: {
                id: string;
                name: string;
            };
            title: string;
            workflow: {
                id: string;
                name: string;
            };
        };
        Cards: {
            items: {
                /** @enum {string} */
                card: "none" | "yellow" | "red";
                /** Format: date */
                due_on: string;
                holder: {
                    id: string;
                    name: string;
                };
                limit: {
                    id: string;
                    name: string;
                };
                of_case: string;
                organisation?: {
                    id: string;
                    name: string;
                };
                project?: {
                    id: string;
                    name: string;
                };
                provision: {
                    article?: string;
                    provision?: string;
                    quote?: string;
                };
                sequence: number;
                workflow: {
                    id: string;
                    name: string;
                };
            }[];
            next?: string;
        };
        Case: {
            /** Format: date-time */
            changed_at: string;
            /** @description 按本事项流程的字段 */
            data: {
                [key: string]: unknown;
            };
            /** Format: date */
            due_on?: string;
            holds?: {
                hold: {
                    id: string;
                    name: string;
                };
                placed_by: string;
                /** Format: date */
                placed_on: string;
                provision: {
                    article?: string;
                    provision?: string;
                    quote?: string;
                };
                subject: {
                    id: string;
                    name: string;
                };
                workflow: {
                    id: string;
                    name: string;
                };
            }[];
            id: string;
            is_overdue: boolean;
            /** @enum {string} */
            lamp: "none" | "yellow" | "red";
            milestones?: {
                /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
                amount?: string;
                milestone: {
                    id: string;
                    name: string;
                };
                /** Format: date */
                on: string;
                set_by: string;
                text?: string;
            }[];
            /** Format: date */
            opened_on: string;
            organisation?: {
                id: string;
                name: string;
            };
            policy: {
                pack: string;
                version: string;
            };
            project?: {
                id: string;
                name: string;
            };
            sequence: number;
            state: {
                id: string;
                name: string;
            };
            title: string;
            veiled?: string[];
            version: number;
            workflow: {
                id: string;
                name: string;
            };
        };
        CaseClocks: {
            items: {
                clock: {
                    calendar: string;
                    /** @enum {string} */
                    card: "none" | "yellow" | "red";
                    count: number;
                    /** Format: date */
                    due_on: string;
                    /** Format: date */
                    from: string;
                    holder: {
                        id: string;
                        name: string;
                    };
                    is_minimum: boolean;
                    is_provisional: boolean;
                    limit: {
                        id: string;
                        name: string;
                    };
                    pauses: {
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        until?: string;
                    }[];
                    provision: {
                        article?: string;
                        provision?: string;
                        quote?: string;
                    };
                    /** @enum {string} */
                    status: "running" | "paused" | "passed" | "stopped";
                    /** Format: date */
                    stopped_on?: string;
                    /** @enum {string} */
                    unit: "working_day" | "calendar_day" | "month";
                };
                days?: {
                    /** Format: date */
                    first: string;
                    first_ordinal?: number;
                    /** Format: date */
                    last: string;
                    last_ordinal?: number;
                    reason: string;
                }[];
            }[];
        };
        CaseDocuments: {
            items: {
                address: string;
                form: {
                    id: string;
                    name: string;
                };
                formats: string[];
                is_latest: boolean;
                number?: string;
                paper?: string;
                /** Format: date */
                signed_on?: string;
                standing: {
                    id: string;
                    name: string;
                };
                title: string;
            }[];
        };
        Cases: {
            items: {
                /** Format: date-time */
                changed_at: string;
                /** Format: date */
                due_on?: string;
                id: string;
                is_overdue: boolean;
                /** @enum {string} */
                lamp: "none" | "yellow" | "red";
                /** Format: date */
                opened_on: string;
                organisation?: {
                    id: string;
                    name: string;
                };
                project?: {
                    id: string;
                    name: string;
                };
                sequence: number;
                state: {
                    id: string;
                    name: string;
                };
                title: string;
                version: number;
                workflow: {
                    id: string;
                    name: string;
                };
            }[];
            next?: string;
            total?: number;
        };
        Changes: {
            sequence: number;
        };
        Clocks: {
            items: {
                clock: {
                    calendar: string;
                    /** @enum {string} */
                    card: "none" | "yellow" | "red";
                    count: number;
                    /** Format: date */
                    due_on: string;
                    /** Format: date */
                    from: string;
                    holder: {
                        id: string;
                        name: string;
                    };
                    is_minimum: boolean;
                    is_provisional: boolean;
                    limit: {
                        id: string;
                        name: string;
                    };
                    pauses: {
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        until?: string;
                    }[];
                    provision: {
                        article?: string;
                        provision?: string;
                        quote?: string;
                    };
                    /** @enum {string} */
                    status: "running" | "paused" | "passed" | "stopped";
                    /** Format: date */
                    stopped_on?: string;
                    /** @enum {string} */
                    unit: "working_day" | "calendar_day" | "month";
                };
                of_case: {
                    /** Format: date-time */
                    changed_at: string;
                    /** Format: date */
                    due_on?: string;
                    id: string;
                    is_overdue: boolean;
                    /** @enum {string} */
                    lamp: "none" | "yellow" | "red";
                    /** Format: date */
                    opened_on: string;
                    organisation?: {
                        id: string;
                        name: string;
                    };
                    project?: {
                        id: string;
                        name: string;
                    };
                    sequence: number;
                    state: {
                        id: string;
                        name: string;
                    };
                    title: string;
                    version: number;
                    workflow: {
                        id: string;
                        name: string;
                    };
                };
            }[];
            next?: string;
        };
        CommandAccepted: {
            command: string;
            events: {
                provisions: string;
                sequence: number;
                stream: string;
                type: string;
            }[];
            /** @constant */
            outcome: "accepted";
            sequence: number;
            state: string;
            stream: string;
            version: number;
            warnings?: components["schemas"]["WordedReason"][];
            workflow: string;
        };
        CommandAnswers: {
            answers: {
                body: Record<string, never>;
                status: number;
            }[];
        };
        CommandBatch: {
            commands: {
                acting_for?: string;
                case: string;
                collection: string;
                command: string;
                /** @description 命令的内容，字段见各命令 */
                data?: {
                    [key: string]: unknown;
                };
                document_no?: string;
                expected_version?: number;
                key: string;
                /** Format: date */
                occurred_on?: string;
                on_behalf_of?: string;
            }[];
        };
        CommandField: {
            choices?: {
                id: string;
                name: string;
            }[];
            is_list: boolean;
            is_optional: boolean;
            label: string;
            maximum?: number;
            members?: components["schemas"]["CommandField"][];
            minimum?: number;
            name: string;
            /** @enum {string} */
            type: "amount" | "basis_points" | "choice" | "date" | "group" | "instant" | "number" | "organisation" | "stream" | "text" | "user" | "yes_no";
        };
        DocumentRow: {
            about?: string;
            addressees: {
                id: string;
                name: string;
            }[];
            /** Format: date */
            delivered_on?: string;
            document: string;
            document_no?: string;
            kind: {
                id: string;
                name: string;
            };
            project?: {
                id: string;
                name: string;
            };
            receipts: number;
            replies: number;
            /** Format: date */
            sealed_on?: string;
            /** Format: date */
            signed_on?: string;
            state: {
                id: string;
                name: string;
            };
            title: string;
        };
        FundingRound: {
            /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
            control_figure: string;
            /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
            decided: string;
            items: {
                category: {
                    id: string;
                    name: string;
                };
                /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
                decided?: string;
                evaluation?: {
                    id: string;
                    name: string;
                };
                explanation?: string;
                gate?: {
                    id: string;
                    name: string;
                };
                holds: {
                    id: string;
                    name: string;
                }[];
                meeting?: string;
                organisation: {
                    id: string;
                    name: string;
                };
                project: {
                    id: string;
                    name: string;
                };
                /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
                proposed?: string;
                provisions: {
                    article?: string;
                    provision?: string;
                    quote?: string;
                }[];
                reasons: string[];
                /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
                requested: string;
                resolution?: {
                    id: string;
                    name: string;
                };
                score_hundredths?: number;
            }[];
            /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
            proposed: string;
            /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
            requested: string;
            round: string;
            state: {
                id: string;
                name: string;
            };
            year: number;
        };
        Health: {
            /** @enum {string} */
            status: "alive";
        };
        HoldRow: {
            hold: {
                hold: {
                    id: string;
                    name: string;
                };
                placed_by: string;
                /** Format: date */
                placed_on: string;
                provision: {
                    article?: string;
                    provision?: string;
                    quote?: string;
                };
                subject: {
                    id: string;
                    name: string;
                };
                workflow: {
                    id: string;
                    name: string;
                };
            };
            /** Format: date */
            released_on?: string;
        };
        Holds: {
            items: {
                hold: {
                    id: string;
                    name: string;
                };
                placed_by: string;
                /** Format: date */
                placed_on: string;
                provision: {
                    article?: string;
                    provision?: string;
                    quote?: string;
                };
                subject: {
                    id: string;
                    name: string;
                };
                workflow: {
                    id: string;
                    name: string;
                };
            }[];
            next?: string;
        };
        Inbox: {
            counts?: {
                doing: number;
                done: number;
                finished: number;
                todo: number;
            };
            items: {
                commands: {
                    id: string;
                    name: string;
                }[];
                of_case: {
                    /** Format: date-time */
                    changed_at: string;
                    /** Format: date */
                    due_on?: string;
                    id: string;
                    is_overdue: boolean;
                    /** @enum {string} */
                    lamp: "none" | "yellow" | "red";
                    /** Format: date */
                    opened_on: string;
                    organisation?: {
                        id: string;
                        name: string;
                    };
                    project?: {
                        id: string;
                        name: string;
                    };
                    sequence: number;
                    state: {
                        id: string;
                        name: string;
                    };
                    title: string;
                    version: number;
                    workflow: {
                        id: string;
                        name: string;
                    };
                };
            }[];
            next?: string;
        };
        LimitRow: {
            /** Format: date */
            done_on?: string;
            /** Format: date */
            due_on: string;
            /** Format: date */
            from: string;
            gross_working_days: number;
            holder: {
                id: string;
                name: string;
            };
            is_minimum: boolean;
            limit: {
                id: string;
                name: string;
            };
            net_working_days: number;
            of_case: string;
            organisation?: {
                id: string;
                name: string;
            };
            pauses: number;
            project?: {
                id: string;
                name: string;
            };
            provision: {
                article?: string;
                provision?: string;
                quote?: string;
            };
            /** @enum {string} */
            status: "running" | "paused" | "passed" | "stopped";
            title: string;
            waiting_working_days: number;
            workflow: {
                id: string;
                name: string;
            };
            working_days_late: number;
        };
        NewDate: {
            /** Format: date */
            today: string;
        };
        Next: {
            items: {
                command: {
                    id: string;
                    name: string;
                };
                depends: components["schemas"]["WordedReason"][];
                fields: components["schemas"]["CommandField"][];
                items: {
                    is_required: boolean;
                    item: string;
                    name: string;
                    provision: {
                        article?: string;
                        provision?: string;
                        quote?: string;
                    };
                }[];
                /** @enum {string} */
                openness: "open" | "open_needs" | "blocked";
                provision: {
                    article?: string;
                    provision?: string;
                    quote?: string;
                };
                reasons: components["schemas"]["WordedReason"][];
            }[];
            state: {
                id: string;
                name: string;
            };
            version: number;
        };
        /** OpenAPI 3.1 文档 */
        OpenApiDocument: Record<string, never>;
        Organisations: {
            items: {
                organisation: {
                    id: string;
                    name: string;
                };
                parent?: {
                    id: string;
                    name: string;
                };
                seats: {
                    id: string;
                    name: string;
                }[];
            }[];
        };
        PasswordChange: {
            current: string;
            password: string;
        };
        PersonEntry: {
            name?: string;
            telephone?: string;
        };
        Policies: {
            items: {
                /** Format: date */
                effective_from: string;
                /** Format: date */
                effective_until?: string;
                is_in_force: boolean;
                jurisdiction: string;
                name: string;
                pack: string;
                version: string;
            }[];
        };
        Policy: {
            calendar: string;
            numbers: {
                key: string;
                kind: string;
                label?: string;
                provision: {
                    article?: string;
                    provision?: string;
                    quote?: string;
                };
                unit?: {
                    id: string;
                    name: string;
                };
                value: string;
            }[];
            panels: {
                key: string;
                members: {
                    id: string;
                    name: string;
                }[];
                mode: string;
                must_answer: string[];
                provision: {
                    article?: string;
                    provision?: string;
                    quote?: string;
                };
                without_vote: string[];
            }[];
            policy: {
                /** Format: date */
                effective_from: string;
                /** Format: date */
                effective_until?: string;
                is_in_force: boolean;
                jurisdiction: string;
                name: string;
                pack: string;
                version: string;
            };
        };
        Postings: {
            account: {
                account: string;
                /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
                balance: string;
                kind: {
                    id: string;
                    name: string;
                };
                of_case?: string;
                workflow?: {
                    id: string;
                    name: string;
                };
            };
            items: {
                /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
                amount: string;
                /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
                balance_after: string;
                event?: {
                    actor: string;
                    document_no?: string;
                    /** Format: date */
                    occurred_on: string;
                    of_case: string;
                    provisions: {
                        article?: string;
                        provision?: string;
                        quote?: string;
                    }[];
                    sequence: number;
                    what: {
                        id: string;
                        name: string;
                    };
                };
                other_account?: string;
            }[];
            next?: string;
        };
        Problem: {
            changes?: {
                actor: string;
                /** Format: date-time */
                at: string;
                label: string;
                type: string;
                version: number;
            }[];
            code: string;
            detail?: string;
            errors?: {
                expected: string;
                parameter?: string;
                pointer?: string;
            }[];
            instance: string;
            reasons?: {
                article?: string;
                code: string;
                missing: {
                    name: string;
                    value: string;
                }[];
                provision?: string;
                quote?: string;
                remedy?: string;
                sentence: string;
                who: string;
                who_name?: string;
            }[];
            status: number;
            title: string;
            type: string;
        };
        ProjectRow: {
            acceptance?: {
                id: string;
                name: string;
            };
            /** Format: date */
            accepted_on?: string;
            /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
            budget?: string;
            /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
            contract?: string;
            evaluated_year?: number;
            grade?: {
                id: string;
                name: string;
            };
            kind: {
                id: string;
                name: string;
            };
            name?: string;
            organisation: {
                id: string;
                name: string;
            };
            /** @description 元，至多两位小数，如 "1200000.00"；填报的金额不为负 */
            paid: string;
            project: string;
            red_cards: number;
            score_hundredths?: number;
            stage: {
                id: string;
                name: string;
            };
            yellow_cards: number;
        };
        Provision: {
            article: string;
            id: string;
            meaning?: string;
            quote: string;
            regulation: string;
            strength: {
                id: string;
                name: string;
            };
            uses: {
                name: string;
                place: string;
            }[];
        };
        Provisions: {
            items: {
                article: string;
                id: string;
                meaning?: string;
                quote: string;
                regulation: string;
                strength: {
                    id: string;
                    name: string;
                };
                uses: {
                    name: string;
                    place: string;
                }[];
            }[];
        };
        Ready: {
            /** @enum {string} */
            status: "ready";
        };
        RecentChanges: {
            items: {
                /** @description 经办、拒绝或者亮灯 */
                entry: {
                    acting_for?: {
                        id: string;
                        name: string;
                    };
                    actor: {
                        id: string;
                        name: string;
                    };
                    /** Format: date-time */
                    at: string;
                    command?: {
                        id: string;
                        name: string;
                    };
                    confirmed_by?: {
                        id: string;
                        name: string;
                    };
                    /** @description 按事件的字段 */
                    data?: {
                        [key: string]: unknown;
                    };
                    document_no?: string;
                    is_veiled: boolean;
                    /** @enum {string} */
                    kind: "event" | "refusal" | "lamp";
                    /** Format: date */
                    occurred_on: string;
                    on_behalf_of?: {
                        id: string;
                        name: string;
                    };
                    provisions: {
                        article?: string;
                        provision?: string;
                        quote?: string;
                    }[];
                    reasons?: components["schemas"]["WordedReason"][];
                    sequence: number;
                    state?: {
                        from: {
                            id: string;
                            name: string;
                        };
                        to: {
                            id: string;
                            name: string;
                        };
                    };
                    version?: number;
                    warnings?: components["schemas"]["WordedReason"][];
                    was_erased: boolean;
                    what: {
                        id: string;
                        name: string;
                    };
                };
                of_case: {
                    /** Format: date-time */
                    changed_at: string;
                    /** Format: date */
                    due_on?: string;
                    id: string;
                    is_overdue: boolean;
                    /** @enum {string} */
                    lamp: "none" | "yellow" | "red";
                    /** Format: date */
                    opened_on: string;
                    organisation?: {
                        id: string;
                        name: string;
                    };
                    project?: {
                        id: string;
                        name: string;
                    };
                    sequence: number;
                    state: {
                        id: string;
                        name: string;
                    };
                    title: string;
                    version: number;
                    workflow: {
                        id: string;
                        name: string;
                    };
                };
            }[];
            sequence: number;
        };
        Register: {
            items: components["schemas"]["ProjectRow"][];
            /** @enum {string} */
            register: "projects";
        } | {
            items: components["schemas"]["CardRow"][];
            /** @enum {string} */
            register: "cards";
        } | {
            items: components["schemas"]["HoldRow"][];
            /** @enum {string} */
            register: "holds";
        } | {
            items: components["schemas"]["BudgetYearRow"][];
            /** @enum {string} */
            register: "budget-years";
        } | {
            items: components["schemas"]["AllotmentRow"][];
            /** @enum {string} */
            register: "allotments";
        } | {
            items: components["schemas"]["LimitRow"][];
            /** @enum {string} */
            register: "limits";
        } | {
            items: components["schemas"]["DocumentRow"][];
            /** @enum {string} */
            register: "documents";
        };
        ReportRun: {
            /** Format: date */
            as_of: string;
            /** Format: date-time */
            asked_at: string;
            asked_by: string;
            failure?: {
                code: string;
                sentence: string;
            };
            file?: {
                address: string;
                bytes: number;
                name: string;
            };
            format: string;
            id: string;
            progress: {
                before: number;
                done: number;
                percent: number;
                /** @enum {string} */
                step: "queued" | "replaying" | "reading" | "laying_out" | "writing";
                total?: number;
            };
            report: string;
            /** @enum {string} */
            state: "queued" | "running" | "done" | "failed" | "gone";
            title: string;
            year?: number;
        };
        ReportRuns: {
            items: {
                /** Format: date */
                as_of: string;
                /** Format: date-time */
                asked_at: string;
                asked_by: string;
                failure?: {
                    code: string;
                    sentence: string;
                };
                file?: {
                    address: string;
                    bytes: number;
                    name: string;
                };
                format: string;
                id: string;
                progress: {
                    before: number;
                    done: number;
                    percent: number;
                    /** @enum {string} */
                    step: "queued" | "replaying" | "reading" | "laying_out" | "writing";
                    total?: number;
                };
                report: string;
                /** @enum {string} */
                state: "queued" | "running" | "done" | "failed" | "gone";
                title: string;
                year?: number;
            }[];
        };
        Reports: {
            items: {
                about: string;
                formats: string[];
                has_years: boolean;
                name: string;
                title: string;
            }[];
        };
        SecondFactorCode: {
            code: string;
        };
        SecondFactorOffer: {
            address: string;
            secret: string;
        };
        SentAttachment: {
            bytes: number;
            name: string;
            sha256: string;
            type: string;
        };
        ServiceClock: {
            is_demo: boolean;
            is_simulated: boolean;
            /** Format: date */
            today: string;
        };
        SignedInPerson: {
            has_second_factor: boolean;
            is_stepped_up: boolean;
            must_change_password: boolean;
            must_enrol_second_factor: boolean;
            name: string;
            organisation: string;
            organisation_name: string;
            seats: {
                id: string;
                label: string;
            }[];
            /** Format: date-time */
            session_ends_at: string;
            user: string;
        };
        SignIn: {
            code?: string;
            password: string;
            user: string;
        };
        StepUp: {
            code?: string;
            password?: string;
        };
        Timeline: {
            items: {
                acting_for?: {
                    id: string;
                    name: string;
                };
                actor: {
                    id: string;
                    name: string;
                };
                /** Format: date-time */
                at: string;
                command?: {
                    id: string;
                    name: string;
                };
                confirmed_by?: {
                    id: string;
                    name: string;
                };
                /** @description 按事件的字段 */
                data?: {
                    [key: string]: unknown;
                };
                document_no?: string;
                is_veiled: boolean;
                /** @enum {string} */
                kind: "event" | "refusal" | "lamp";
                /** Format: date */
                occurred_on: string;
                on_behalf_of?: {
                    id: string;
                    name: string;
                };
                provisions: {
                    article?: string;
                    provision?: string;
                    quote?: string;
                }[];
                reasons?: components["schemas"]["WordedReason"][];
                sequence: number;
                state?: {
                    from: {
                        id: string;
                        name: string;
                    };
                    to: {
                        id: string;
                        name: string;
                    };
                };
                version?: number;
                warnings?: components["schemas"]["WordedReason"][];
                was_erased: boolean;
                what: {
                    id: string;
                    name: string;
                };
            }[];
        };
        UserInvitation: {
            code: string;
            /** Format: date-time */
            expires_at: string;
        };
        UserPage: {
            items: {
                has_second_factor: boolean;
                is_activated: boolean;
                name?: string;
                organisation: string;
                seats: string[];
                state: string;
                user: string;
            }[];
            next?: string;
        };
        Verification: {
            events: number;
            first_bad_sequence?: number;
            head?: string;
            is_whole: boolean;
        };
        WordedReason: {
            article?: string;
            code: string;
            missing: {
                name: string;
                value: string;
            }[];
            provision?: string;
            quote?: string;
            remedy?: string;
            sentence: string;
            who: string;
            who_name?: string;
        };
        Workflow: {
            collection: string;
            commands: {
                command: {
                    id: string;
                    name: string;
                };
                fields: components["schemas"]["CommandField"][];
                given_by?: {
                    not_by_whom: string[];
                    on_behalf_of?: {
                        id: string;
                        name: string;
                    };
                    own_unit_only: boolean;
                    provision: {
                        article?: string;
                        provision?: string;
                        quote?: string;
                    };
                    seats: {
                        id: string;
                        name: string;
                    }[];
                    second_person: boolean;
                };
                is_for_people: boolean;
                items: {
                    is_required: boolean;
                    item: string;
                    name: string;
                    provision: {
                        article?: string;
                        provision?: string;
                        quote?: string;
                    };
                }[];
                opens_case: boolean;
            }[];
            /** @description Mermaid 源码 */
            diagram: string;
            limits: {
                /** @enum {string} */
                card: "none" | "yellow" | "red";
                count: number;
                holder: {
                    id: string;
                    name: string;
                };
                is_minimum: boolean;
                limit: {
                    id: string;
                    name: string;
                };
                provision: {
                    article?: string;
                    provision?: string;
                    quote?: string;
                };
                /** @enum {string} */
                unit: "working_day" | "calendar_day" | "month";
            }[];
            names: {
                id: string;
                name: string;
            }[];
            rules: {
                chosen_when: string;
                command: {
                    id: string;
                    name: string;
                };
                event: {
                    id: string;
                    name: string;
                };
                from: {
                    id: string;
                    name: string;
                };
                provision: {
                    article?: string;
                    provision?: string;
                    quote?: string;
                };
                requirements: {
                    code: string;
                    provision?: string;
                    sentence: string;
                }[];
                to: {
                    id: string;
                    name: string;
                };
            }[];
            states: {
                is_final: boolean;
                is_initial: boolean;
                state: {
                    id: string;
                    name: string;
                };
            }[];
            workflow: {
                id: string;
                name: string;
            };
        };
        Workflows: {
            items: {
                collection: string;
                commands: number;
                states: number;
                workflow: {
                    id: string;
                    name: string;
                };
            }[];
        };
        WorkingCalendar: {
            is_published: boolean;
            items: {
                /** Format: date */
                date: string;
                is_working: boolean;
                /** @enum {string} */
                kind: "working" | "make_up_working" | "weekend" | "holiday" | "local_order";
                name?: string;
            }[];
            name: string;
            version: string;
            year: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_collection: {
        parameters: {
            query?: {
                /** @description 上一页的 next */
                cursor?: string;
                /** @description 亮过的灯中最重的 */
                lamp?: "none" | "yellow" | "red";
                /** @description 一页几行，默认 50 */
                limit?: number;
                /** @description 所属单位 */
                organisation?: string;
                /** @description 只列有时限已过的 */
                overdue?: boolean;
                /** @description 所属项目的编号 */
                project?: string;
                /** @description 排序，前加 - 为倒序；默认 -changed */
                sort?: "changed" | "-changed" | "opened" | "-opened" | "due" | "-due" | "title" | "-title";
                /** @description 状态 */
                state?: string;
                /** @description 编号、名称、项目名称、文号中的词，空格分开的都要有 */
                text?: string;
                /** @description 同时给出总数 */
                total?: boolean;
            };
            header?: never;
            path: {
                /** @description 事项的地址，如 requirement-reviews */
                collection: "projects" | "represented-entries" | "record-corrections" | "delegations" | "accounts" | "requirement-reviews" | "joint-meetings" | "outgoing-documents" | "card-reviews" | "work-years" | "technical-reviews" | "project-approvals" | "budget-reviews" | "supervision-waivers" | "service-acceptances" | "final-accounts" | "annual-plans" | "procurements" | "contracts" | "trial-acceptances" | "performance-evaluations" | "rectifications" | "budget-years" | "allotments" | "payment-reversals" | "funding-rounds" | "operation-registrations" | "audit-batches" | "constructions";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 一页事项 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cases"];
                };
            };
        };
    };
    read_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 事项编号 */
                case: string;
                /** @description 事项的地址 */
                collection: "projects" | "represented-entries" | "record-corrections" | "delegations" | "accounts" | "requirement-reviews" | "joint-meetings" | "outgoing-documents" | "card-reviews" | "work-years" | "technical-reviews" | "project-approvals" | "budget-reviews" | "supervision-waivers" | "service-acceptances" | "final-accounts" | "annual-plans" | "procurements" | "contracts" | "trial-acceptances" | "performance-evaluations" | "rectifications" | "budget-years" | "allotments" | "payment-reversals" | "funding-rounds" | "operation-registrations" | "audit-batches" | "constructions";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 事项 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    read_case_clocks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 事项编号 */
                case: string;
                /** @description 事项的地址 */
                collection: "projects" | "represented-entries" | "record-corrections" | "delegations" | "accounts" | "requirement-reviews" | "joint-meetings" | "outgoing-documents" | "card-reviews" | "work-years" | "technical-reviews" | "project-approvals" | "budget-reviews" | "supervision-waivers" | "service-acceptances" | "final-accounts" | "annual-plans" | "procurements" | "contracts" | "trial-acceptances" | "performance-evaluations" | "rectifications" | "budget-years" | "allotments" | "payment-reversals" | "funding-rounds" | "operation-registrations" | "audit-batches" | "constructions";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 时限及其逐日计算 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseClocks"];
                };
            };
        };
    };
    list_documents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 事项编号 */
                case: string;
                /** @description 事项的地址 */
                collection: "projects" | "represented-entries" | "record-corrections" | "delegations" | "accounts" | "requirement-reviews" | "joint-meetings" | "outgoing-documents" | "card-reviews" | "work-years" | "technical-reviews" | "project-approvals" | "budget-reviews" | "supervision-waivers" | "service-acceptances" | "final-accounts" | "annual-plans" | "procurements" | "contracts" | "trial-acceptances" | "performance-evaluations" | "rectifications" | "budget-years" | "allotments" | "payment-reversals" | "funding-rounds" | "operation-registrations" | "audit-batches" | "constructions";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 文书目录 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDocuments"];
                };
            };
        };
    };
    read_document: {
        parameters: {
            query?: {
                /** @description 截至这一天日终 */
                as_of?: string;
                /** @description 格式；默认 pdf */
                format?: "docx" | "pdf" | "html" | "txt";
            };
            header?: never;
            path: {
                /** @description 事项编号 */
                case: string;
                /** @description 事项的地址 */
                collection: "projects" | "represented-entries" | "record-corrections" | "delegations" | "accounts" | "requirement-reviews" | "joint-meetings" | "outgoing-documents" | "card-reviews" | "work-years" | "technical-reviews" | "project-approvals" | "budget-reviews" | "supervision-waivers" | "service-acceptances" | "final-accounts" | "annual-plans" | "procurements" | "contracts" | "trial-acceptances" | "performance-evaluations" | "rectifications" | "budget-years" | "allotments" | "payment-reversals" | "funding-rounds" | "operation-registrations" | "audit-batches" | "constructions";
                /** @description 文种，见文书目录 */
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 文件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    read_funding_round_lines: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 事项编号 */
                case: string;
                /** @description funding-rounds */
                collection: "projects" | "represented-entries" | "record-corrections" | "delegations" | "accounts" | "requirement-reviews" | "joint-meetings" | "outgoing-documents" | "card-reviews" | "work-years" | "technical-reviews" | "project-approvals" | "budget-reviews" | "supervision-waivers" | "service-acceptances" | "final-accounts" | "annual-plans" | "procurements" | "contracts" | "trial-acceptances" | "performance-evaluations" | "rectifications" | "budget-years" | "allotments" | "payment-reversals" | "funding-rounds" | "operation-registrations" | "audit-batches" | "constructions";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 资金安排 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FundingRound"];
                };
            };
        };
    };
    read_next: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 事项编号 */
                case: string;
                /** @description 事项的地址 */
                collection: "projects" | "represented-entries" | "record-corrections" | "delegations" | "accounts" | "requirement-reviews" | "joint-meetings" | "outgoing-documents" | "card-reviews" | "work-years" | "technical-reviews" | "project-approvals" | "budget-reviews" | "supervision-waivers" | "service-acceptances" | "final-accounts" | "annual-plans" | "procurements" | "contracts" | "trial-acceptances" | "performance-evaluations" | "rectifications" | "budget-years" | "allotments" | "payment-reversals" | "funding-rounds" | "operation-registrations" | "audit-batches" | "constructions";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 能办什么，不能办的每一条理由 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Next"];
                };
            };
        };
    };
    read_timeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 事项编号 */
                case: string;
                /** @description 事项的地址 */
                collection: "projects" | "represented-entries" | "record-corrections" | "delegations" | "accounts" | "requirement-reviews" | "joint-meetings" | "outgoing-documents" | "card-reviews" | "work-years" | "technical-reviews" | "project-approvals" | "budget-reviews" | "supervision-waivers" | "service-acceptances" | "final-accounts" | "annual-plans" | "procurements" | "contracts" | "trial-acceptances" | "performance-evaluations" | "rectifications" | "budget-years" | "allotments" | "payment-reversals" | "funding-rounds" | "operation-registrations" | "audit-batches" | "constructions";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 办理过程 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
        };
    };
    complete_activation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Activation"];
            };
        };
        responses: {
            /** @description 口令已设置，可以登录 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    send_attachment: {
        parameters: {
            query: {
                /** @description 文件名 */
                name: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "*/*": unknown;
            };
        };
        responses: {
            /** @description 已收下 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentAttachment"];
                };
            };
        };
    };
    read_attachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 文件的 SHA-256，64 位十六进制 */
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 文件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    list_audit_log: {
        parameters: {
            query?: {
                /** @description 上一页的 next */
                cursor?: string;
                /** @description 自（含） */
                from?: string;
                /** @description event 事件、refusal 不能办理、admin 管理行为 */
                kind?: "event" | "refusal" | "admin";
                /** @description 一页多少，默认 50 */
                limit?: number;
                /** @description 事件、命令或者管理行为，如 SignedIn */
                type?: string;
                /** @description 至（不含） */
                until?: string;
                /** @description 用户 */
                user?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 一页日志 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditLogPage"];
                };
            };
        };
    };
    read_calendar: {
        parameters: {
            query?: {
                /** @description 年份，默认今年 */
                year?: number;
            };
            header?: never;
            path: {
                /** @description 日历，如 hubei */
                calendar: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 日历 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkingCalendar"];
                };
            };
        };
    };
    list_cards: {
        parameters: {
            query?: {
                /** @description 黄牌或者红牌 */
                card?: "yellow" | "red";
                /** @description 上一页的 next */
                cursor?: string;
                /** @description 责任岗位 */
                holder?: string;
                /** @description 一页几行，默认 50 */
                limit?: number;
                /** @description 事项所属单位 */
                organisation?: string;
                /** @description 流程 */
                workflow?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 一页亮灯 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cards"];
                };
            };
        };
    };
    list_cases: {
        parameters: {
            query?: {
                /** @description 上一页的 next */
                cursor?: string;
                /** @description 亮过的灯中最重的 */
                lamp?: "none" | "yellow" | "red";
                /** @description 一页几行，默认 50 */
                limit?: number;
                /** @description 所属单位 */
                organisation?: string;
                /** @description 只列有时限已过的 */
                overdue?: boolean;
                /** @description 所属项目的编号 */
                project?: string;
                /** @description 排序，前加 - 为倒序；默认 -changed */
                sort?: "changed" | "-changed" | "opened" | "-opened" | "due" | "-due" | "title" | "-title";
                /** @description 状态 */
                state?: string;
                /** @description 编号、名称、项目名称、文号中的词，空格分开的都要有 */
                text?: string;
                /** @description 同时给出总数 */
                total?: boolean;
                /** @description 流程 */
                workflow?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 一页事项 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cases"];
                };
            };
        };
    };
    read_changes: {
        parameters: {
            query?: {
                /** @description 已知的序号 */
                after?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 序号 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Changes"];
                };
            };
            /** @description 没有变动 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_changes: {
        parameters: {
            query?: {
                /** @description 已知的序号 */
                after?: number;
                /** @description 一页几行，默认 50 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 最近变化 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecentChanges"];
                };
            };
        };
    };
    list_clocks: {
        parameters: {
            query?: {
                /** @description 上一页的 next */
                cursor?: string;
                /** @description 这一天（含）以前到期的 */
                due_until?: string;
                /** @description 责任岗位 */
                holder?: string;
                /** @description 一页几行，默认 50 */
                limit?: number;
                /** @description 事项所属单位 */
                organisation?: string;
                /** @description 所属项目的编号 */
                project?: string;
                /** @description 默认为尚未停止的 */
                status?: "running" | "paused" | "passed" | "stopped";
                /** @description 流程 */
                workflow?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 一页时限 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clocks"];
                };
            };
        };
    };
    give_commands: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommandBatch"];
            };
        };
        responses: {
            /** @description 每条命令一个答复，顺序相同 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommandAnswers"];
                };
            };
        };
    };
    read_clock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 今天 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceClock"];
                };
            };
        };
    };
    move_clock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDate"];
            };
        };
        responses: {
            /** @description 移动以后的今天 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceClock"];
                };
            };
        };
    };
    list_holds: {
        parameters: {
            query?: {
                /** @description 上一页的 next */
                cursor?: string;
                /** @description 一页几行，默认 50 */
                limit?: number;
                /** @description 被限制的单位或者项目 */
                subject?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 一页限制措施 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Holds"];
                };
            };
        };
    };
    read_inbox: {
        parameters: {
            query?: {
                /** @description todo 待办（默认）、doing 在办、done 已办、finished 办结 */
                box?: "todo" | "doing" | "done" | "finished";
                /** @description 同时给出各类件数，100 为一百件或者更多 */
                counts?: boolean;
                /** @description 上一页的 next */
                cursor?: string;
                /** @description 一页几行，默认 50 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 一页事项 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
        };
    };
    list_accounts: {
        parameters: {
            query?: {
                /** @description 事项编号 */
                case?: string;
                /** @description 上一页的 next */
                cursor?: string;
                /** @description 一页几行，默认 50 */
                limit?: number;
                /** @description 项目编号：它的全部指标 */
                project?: string;
                /** @description 流程，如 allotment */
                workflow?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 一页账户 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accounts"];
                };
            };
        };
    };
    list_postings: {
        parameters: {
            query: {
                /** @description 账户，如 allotment/allot-01/paid */
                account: string;
                /** @description 上一页的 next */
                cursor?: string;
                /** @description 一页几行，默认 50 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 一页账目 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Postings"];
                };
            };
        };
    };
    read_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 本人 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInPerson"];
                };
            };
        };
    };
    issue_calendar_feed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 订阅地址 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarFeed"];
                };
            };
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description 口令已修改 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    offer_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 密钥，须再以一个动态口令确认 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorOffer"];
                };
            };
        };
    };
    confirm_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorCode"];
            };
        };
        responses: {
            /** @description 已启用 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    read_openapi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 文档 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenApiDocument"];
                };
            };
        };
    };
    list_organisations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 单位 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisations"];
                };
            };
        };
    };
    list_policies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 规则版本 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policies"];
                };
            };
        };
    };
    read_policy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 规则，如 xianning */
                pack: string;
                /** @description 版本，如 2019-01-30 */
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 规则 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
        };
    };
    list_provisions: {
        parameters: {
            query?: {
                /** @description 文件，如 xianning */
                regulation?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 条款 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Provisions"];
                };
            };
        };
    };
    read_provision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 条款，如 XN-PM-09.1 */
                provision: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 条款 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Provision"];
                };
            };
        };
    };
    read_register: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 登记簿 */
                register: "projects" | "cards" | "holds" | "budget-years" | "allotments" | "limits" | "documents";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 登记簿 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Register"];
                };
            };
        };
    };
    read_regulation_text: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 文件，如 xianning */
                regulation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 全文 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    list_reports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 报表目录 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reports"];
                };
            };
        };
    };
    read_report: {
        parameters: {
            query?: {
                /** @description 截至这一天日终 */
                as_of?: string;
                /** @description 格式；默认：表为 xlsx，报告为 pdf */
                format?: "xlsx" | "csv" | "json" | "html" | "docx" | "pdf" | "txt";
                /** @description 只列这一年度 */
                year?: number;
            };
            header?: never;
            path: {
                /** @description 报表名称，见目录 */
                report: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 文件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    ask_report_run: {
        parameters: {
            query?: {
                /** @description 截至这一天日终 */
                as_of?: string;
                /** @description 格式；默认：表为 xlsx，报告为 pdf */
                format?: "xlsx" | "csv" | "json" | "html" | "docx" | "pdf" | "txt";
                /** @description 只列这一年度 */
                year?: number;
            };
            header?: never;
            path: {
                /** @description 报表名称，见目录 */
                report: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已排队，Location 为任务地址 */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportRun"];
                };
            };
        };
    };
    list_report_runs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 任务 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportRuns"];
                };
            };
        };
    };
    read_report_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 生成任务的编号 */
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 任务 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportRun"];
                };
            };
        };
    };
    forget_report_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 生成任务的编号 */
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已取消 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    read_report_run_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 生成任务的编号 */
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 文件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    read_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 本次会话 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInPerson"];
                };
            };
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description 已登录，会话在 Cookie 中 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInPerson"];
                };
            };
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已退出 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    step_up: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepUp"];
            };
        };
        responses: {
            /** @description 已验证，会话换用新的 Cookie */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInPerson"];
                };
            };
        };
    };
    list_users: {
        parameters: {
            query?: {
                /** @description 上一页的 next */
                cursor?: string;
                /** @description 一页多少，默认 50 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 一页账号 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
        };
    };
    invite_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 用户 */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 激活码，只显示一次 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserInvitation"];
                };
            };
        };
    };
    read_person: {
        parameters: {
            query?: {
                /** @description true：显示全部，留痕 */
                reveal?: boolean;
            };
            header?: never;
            path: {
                /** @description 用户 */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 姓名和电话 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonEntry"];
                };
            };
        };
    };
    change_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 用户 */
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonEntry"];
            };
        };
        responses: {
            /** @description 已登记 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    remove_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 用户 */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已解除 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    end_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 用户 */
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已退出 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    verify_log: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 校验结果 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
        };
    };
    list_workflows: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 全部流程 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workflows"];
                };
            };
        };
    };
    read_workflow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 流程，如 requirement_review */
                workflow: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 流程 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workflow"];
                };
            };
        };
    };
    draw_workflow: {
        parameters: {
            query?: {
                /** @description 图的格式，默认 bpmn */
                format?: "mermaid" | "bpmn" | "scxml";
            };
            header?: never;
            path: {
                /** @description 流程，如 requirement_review */
                workflow: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 图 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scxml+xml": string;
                    "application/xml": string;
                    "text/plain": string;
                };
            };
        };
    };
    read_calendar_feed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 订阅地址中的密钥，后加 .ics */
                secret: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 日历 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
        };
    };
    read_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 在运行 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    read_metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 各项计数 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    read_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 能办理 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ready"];
                };
            };
        };
    };
}
