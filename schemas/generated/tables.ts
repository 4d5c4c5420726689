// Generated from schemas/ by `npm run generate`. Do not edit.
import type { Tables } from '../contract.js';

export const endpoints = {
  "rows": {
    "ping": {
      "method": "GET",
      "path": "/ping",
      "summary": "Find the running terminal and its version",
      "effect": "read",
      "since": "1.0.0",
      "pathParameters": null,
      "query": null,
      "body": null,
      "responses": {
        "200": "rest/ping/response"
      },
      "checks": [],
      "x-source": "documented: PAGE, ping"
    },
    "changeTicker": {
      "method": "POST",
      "path": "/api/change-ticker",
      "summary": "Switch the active ticker, and that of a linked group",
      "effect": "ui",
      "since": "1.0.0",
      "pathParameters": null,
      "query": null,
      "body": "rest/change-ticker/body",
      "responses": {
        "200": "rest/change-ticker/response",
        "400": "common/refusal"
      },
      "checks": [
        {
          "code": "BODY_NOT_JSON",
          "x-source": "documented: LATER N2, bodies; its place in the order is assumed"
        },
        {
          "code": "BODY_FIELD_UNKNOWN",
          "x-source": "documented: LATER N2, bodies; its place in the order is assumed"
        },
        {
          "code": "CHANGE_TICKER_FIELDS_MISSING",
          "x-source": "documented: PAGE, error table"
        },
        {
          "code": "TICKER_PATTERN_INVALID",
          "x-source": "documented: PAGE, error table"
        },
        {
          "code": "BINDING_NOT_FOUND",
          "x-source": "documented: PAGE, error table; before the connection as the table lists it (assumed)"
        },
        {
          "code": "NO_CONNECTION_FOR_MARKET",
          "x-source": "documented: PAGE, error table"
        },
        {
          "code": "TICKER_NOT_ON_CONNECTION",
          "x-source": "documented: PAGE, error table"
        }
      ],
      "x-source": "documented: PAGE, change-ticker"
    },
    "combo": {
      "method": "POST",
      "path": "/api/combo",
      "summary": "Open a combo layout for a symbol",
      "effect": "ui",
      "since": "1.0.0",
      "pathParameters": null,
      "query": null,
      "body": "rest/combo/body",
      "responses": {
        "200": "rest/combo/response",
        "400": "common/refusal"
      },
      "checks": [
        {
          "code": "BODY_NOT_JSON",
          "x-source": "documented: LATER N2, bodies; its place in the order is assumed"
        },
        {
          "code": "BODY_FIELD_UNKNOWN",
          "x-source": "documented: LATER N2, bodies; its place in the order is assumed"
        },
        {
          "code": "TICKER_FIELD_MISSING",
          "x-source": "documented: PAGE, error table"
        },
        {
          "code": "TICKER_NOT_ON_CONNECTION",
          "x-source": "assumed: as for change-ticker; LATER N4 refuses what cannot be resolved"
        }
      ],
      "x-source": "documented: PAGE, combo"
    },
    "listConnections": {
      "method": "GET",
      "path": "/api/connections",
      "summary": "List the active connections",
      "effect": "read",
      "since": "1.0.0",
      "pathParameters": null,
      "query": null,
      "body": null,
      "responses": {
        "200": "rest/list-connections/response"
      },
      "checks": [],
      "x-source": "documented: PAGE, list connections"
    },
    "getConnection": {
      "method": "GET",
      "path": "/api/connections/{connectionId}",
      "summary": "Show one connection",
      "effect": "read",
      "since": "1.0.0",
      "pathParameters": "common/connection-path",
      "query": null,
      "body": null,
      "responses": {
        "200": "rest/get-connection/response",
        "400": "common/refusal",
        "404": "common/refusal"
      },
      "checks": [
        {
          "code": "CONNECTION_ID_INVALID",
          "x-source": "documented: PAGE, error table; served by the bare connection route too is assumed"
        },
        {
          "code": "CONNECTION_NOT_FOUND",
          "x-source": "documented: PAGE, error table"
        }
      ],
      "x-source": "documented: PAGE, get connection; an inactive one is served too (assumed)"
    },
    "listTickers": {
      "method": "GET",
      "path": "/api/connections/{connectionId}/tickers",
      "summary": "List the instruments of a connection",
      "effect": "read",
      "since": "1.0.0",
      "pathParameters": "common/connection-path",
      "query": null,
      "body": null,
      "responses": {
        "200": "rest/list-tickers/response",
        "400": "common/refusal",
        "404": "common/refusal"
      },
      "checks": [
        {
          "code": "CONNECTION_ID_INVALID",
          "x-source": "documented: PAGE, error table; served by the bare connection route too is assumed"
        },
        {
          "code": "CONNECTION_NOT_FOUND",
          "x-source": "documented: PAGE, error table"
        },
        {
          "code": "CONNECTION_NOT_ACTIVE",
          "x-source": "documented: PAGE, error table"
        }
      ],
      "x-source": "documented: PAGE, list tickers"
    },
    "listOrders": {
      "method": "GET",
      "path": "/api/connections/{connectionId}/orders",
      "summary": "List the open orders of a ticker",
      "effect": "read",
      "since": "1.0.0",
      "pathParameters": "common/connection-path",
      "query": "rest/list-orders/query",
      "body": null,
      "responses": {
        "200": "rest/list-orders/response",
        "400": "common/refusal",
        "404": "common/refusal"
      },
      "checks": [
        {
          "code": "CONNECTION_ID_INVALID",
          "x-source": "documented: PAGE, error table; served by the bare connection route too is assumed"
        },
        {
          "code": "CONNECTION_NOT_FOUND",
          "x-source": "documented: PAGE, error table"
        },
        {
          "code": "CONNECTION_NOT_ACTIVE",
          "x-source": "documented: PAGE, error table"
        },
        {
          "code": "TICKER_QUERY_MISSING",
          "x-source": "documented: PAGE, error table"
        },
        {
          "code": "TICKER_NOT_ON_CONNECTION",
          "x-source": "assumed: the text of change-ticker reused; knob unknownTicker"
        }
      ],
      "x-source": "documented: PAGE, list orders"
    },
    "listPositions": {
      "method": "GET",
      "path": "/api/connections/{connectionId}/positions",
      "summary": "List the open positions",
      "effect": "read",
      "since": "1.0.0",
      "pathParameters": "common/connection-path",
      "query": null,
      "body": null,
      "responses": {
        "200": "rest/list-positions/response",
        "400": "common/refusal",
        "404": "common/refusal"
      },
      "checks": [
        {
          "code": "CONNECTION_ID_INVALID",
          "x-source": "documented: PAGE, error table; served by the bare connection route too is assumed"
        },
        {
          "code": "CONNECTION_NOT_FOUND",
          "x-source": "documented: PAGE, error table"
        },
        {
          "code": "CONNECTION_NOT_ACTIVE",
          "x-source": "documented: PAGE, error table"
        }
      ],
      "x-source": "documented: PAGE, list positions"
    },
    "getBalance": {
      "method": "GET",
      "path": "/api/connections/{connectionId}/balance",
      "summary": "List the balances",
      "effect": "read",
      "since": "1.0.0",
      "pathParameters": "common/connection-path",
      "query": null,
      "body": null,
      "responses": {
        "200": "rest/get-balance/response",
        "400": "common/refusal",
        "404": "common/refusal"
      },
      "checks": [
        {
          "code": "CONNECTION_ID_INVALID",
          "x-source": "documented: PAGE, error table; served by the bare connection route too is assumed"
        },
        {
          "code": "CONNECTION_NOT_FOUND",
          "x-source": "documented: PAGE, error table"
        },
        {
          "code": "CONNECTION_NOT_ACTIVE",
          "x-source": "documented: PAGE, error table"
        }
      ],
      "x-source": "documented: PAGE, get balance"
    },
    "placeOrder": {
      "method": "POST",
      "path": "/api/connections/{connectionId}/orders",
      "summary": "Place an order",
      "effect": "trade",
      "since": "1.0.0",
      "pathParameters": "common/connection-path",
      "query": null,
      "body": "rest/place-order/body",
      "responses": {
        "200": "rest/place-order/response",
        "400": "common/venue-refusal",
        "404": "common/refusal"
      },
      "checks": [
        {
          "code": "CONNECTION_ID_INVALID",
          "x-source": "documented: PAGE, error table; served by the bare connection route too is assumed"
        },
        {
          "code": "CONNECTION_NOT_FOUND",
          "x-source": "documented: PAGE, error table"
        },
        {
          "code": "CONNECTION_NOT_ACTIVE",
          "x-source": "documented: PAGE, error table"
        },
        {
          "code": "BODY_NOT_JSON",
          "x-source": "documented: LATER N2, bodies; its place in the order is assumed"
        },
        {
          "code": "BODY_FIELD_UNKNOWN",
          "x-source": "documented: LATER N2, bodies; its place in the order is assumed"
        },
        {
          "code": "ORDER_FIELDS_MISSING",
          "x-source": "documented: PAGE, error table"
        },
        {
          "code": "SIZE_NOT_POSITIVE",
          "x-source": "documented: PAGE, error table"
        },
        {
          "code": "PRICE_NOT_POSITIVE",
          "x-source": "documented: PAGE, error table"
        },
        {
          "code": "TICKER_NOT_ON_CONNECTION",
          "x-source": "assumed: the text of change-ticker reused; knob unknownTicker"
        },
        {
          "code": "VENUE_REFUSAL",
          "x-source": "documented: MD, place order errors"
        }
      ],
      "x-source": "documented: PAGE, place order; order of the checks as the table lists them (assumed)"
    },
    "cancelOrder": {
      "method": "POST",
      "path": "/api/connections/{connectionId}/orders/cancel",
      "summary": "Cancel an order",
      "effect": "trade",
      "since": "1.0.0",
      "pathParameters": "common/connection-path",
      "query": null,
      "body": "rest/cancel-order/body",
      "responses": {
        "200": "rest/cancel-order/response",
        "400": "common/venue-refusal",
        "404": "common/refusal"
      },
      "checks": [
        {
          "code": "CONNECTION_ID_INVALID",
          "x-source": "documented: PAGE, error table; served by the bare connection route too is assumed"
        },
        {
          "code": "CONNECTION_NOT_FOUND",
          "x-source": "documented: PAGE, error table"
        },
        {
          "code": "CONNECTION_NOT_ACTIVE",
          "x-source": "documented: PAGE, error table"
        },
        {
          "code": "BODY_NOT_JSON",
          "x-source": "documented: LATER N2, bodies; its place in the order is assumed"
        },
        {
          "code": "BODY_FIELD_UNKNOWN",
          "x-source": "documented: LATER N2, bodies; its place in the order is assumed"
        },
        {
          "code": "CANCEL_FIELDS_MISSING",
          "x-source": "documented: PAGE, error table"
        },
        {
          "code": "TICKER_NOT_ON_CONNECTION",
          "x-source": "assumed: the text of change-ticker reused; knob unknownTicker"
        },
        {
          "code": "VENUE_REFUSAL",
          "x-source": "assumed: as for placing; knobs cancelUnknown, cancelOfFilled"
        }
      ],
      "x-source": "documented: PAGE, cancel order"
    },
    "cancelAllOrders": {
      "method": "POST",
      "path": "/api/connections/{connectionId}/orders/cancel-all",
      "summary": "Cancel all open orders of a ticker",
      "effect": "trade",
      "since": "1.0.2",
      "pathParameters": "common/connection-path",
      "query": null,
      "body": "rest/cancel-all-orders/body",
      "responses": {
        "200": "rest/cancel-all-orders/response",
        "400": "common/venue-refusal",
        "404": "common/refusal"
      },
      "checks": [
        {
          "code": "CONNECTION_ID_INVALID",
          "x-source": "documented: PAGE, error table; served by the bare connection route too is assumed"
        },
        {
          "code": "CONNECTION_NOT_FOUND",
          "x-source": "documented: PAGE, error table"
        },
        {
          "code": "CONNECTION_NOT_ACTIVE",
          "x-source": "documented: PAGE, error table"
        },
        {
          "code": "BODY_NOT_JSON",
          "x-source": "documented: LATER N2, bodies; its place in the order is assumed"
        },
        {
          "code": "BODY_FIELD_UNKNOWN",
          "x-source": "documented: LATER N2, bodies; its place in the order is assumed"
        },
        {
          "code": "TICKER_FIELD_MISSING",
          "x-source": "documented: PAGE, error table"
        },
        {
          "code": "TICKER_NOT_ON_CONNECTION",
          "x-source": "assumed: the text of change-ticker reused; knob unknownTicker"
        },
        {
          "code": "VENUE_REFUSAL",
          "x-source": "assumed: a view-mode connection refuses"
        }
      ],
      "x-source": "documented: PAGE, cancel all orders"
    }
  },
  "rules": {
    "loopback-only": {
      "rule": "The server listens on 127.0.0.1 only, on the first free port of 17845 to 17855; HTTP and WebSocket share it.",
      "x-source": "documented: PAGE, HTTP API; MD, transport"
    },
    "json-always": {
      "rule": "Every response, errors included, is a JSON object with `Content-Type: application/json`.",
      "x-source": "documented: MD, transport; SDK, the Python client demands it"
    },
    "cors-always": {
      "rule": "Every response carries `Access-Control-Allow-Origin: *`.",
      "x-source": "documented: PAGE, HTTP API"
    },
    "options-everywhere": {
      "rule": "OPTIONS is answered on every route with status 200, the methods and the Content-Type header allowed.",
      "x-source": "documented: MD, transport; status and header values are assumed"
    },
    "statuses": {
      "rule": "Errors have status 400 or 404 and the body `{\"error\": text}`.",
      "x-source": "documented: PAGE, error table"
    },
    "body-any-content-type": {
      "rule": "A body is read as JSON whatever its content type.",
      "x-source": "assumed: browser pages send text/plain to avoid a preflight"
    },
    "names-any-case": {
      "rule": "Names in bodies and queries match in any case; of two spellings the last one wins.",
      "x-source": "documented: LATER N2; lower case and Pascal case seen accepted, FIELD 2026-05; the last one wins is assumed"
    },
    "bodies-lenient": {
      "rule": "Unknown body fields are ignored, numbers may be strings, sides and kinds may be names.",
      "x-source": "observed: FIELD 2026-05-14, build 1.0.671"
    },
    "broken-body-is-missing-fields": {
      "rule": "A body that is not a JSON object counts as one without fields and gets the endpoint's own text.",
      "x-source": "assumed: no text is documented before LATER N2"
    },
    "wrong-type-is-refused": {
      "rule": "A field of a wrong type is refused with the endpoint's own text, as if it were missing; null counts as missing.",
      "x-source": "assumed: no text is documented; ignoring a broken optional field would place another order than the one asked for"
    },
    "active-is-not-connected": {
      "rule": "A connection may be unknown, known but inactive, or active; its state is another matter.",
      "x-source": "assumed: the error table tells not found from not active, while states 0 to 4 are all listed"
    },
    "filled-never-listed": {
      "rule": "Market orders and filled orders never appear among the open orders.",
      "x-source": "documented: MD, list orders"
    },
    "get-without-upgrade": {
      "rule": "A plain request to `/` is refused with 400.",
      "x-source": "documented: MD, WebSocket"
    }
  }
} as const satisfies Tables['endpoints'];

export const messages = {
  "rows": {
    "subscribe": {
      "direction": "command",
      "scope": "connection",
      "summary": "Start the account stream of a connection",
      "data": "ws/commands/subscribe",
      "effect": "read",
      "since": "1.0.0",
      "role": "command",
      "acknowledgement": "subscribed",
      "snapshot": null,
      "stream": [
        "order_update",
        "position_update",
        "balance_update",
        "finres_update"
      ],
      "checks": [
        {
          "code": "STREAM_CONNECTION_UNAVAILABLE",
          "x-source": "documented: PAGE, socket error table"
        }
      ],
      "x-source": "documented: PAGE, commands"
    },
    "unsubscribe": {
      "direction": "command",
      "scope": "connection",
      "summary": "Stop the account stream of a connection",
      "data": "ws/commands/unsubscribe",
      "effect": "read",
      "since": "1.0.0",
      "role": "command",
      "acknowledgement": "unsubscribed",
      "snapshot": null,
      "stream": [],
      "checks": [],
      "x-source": "documented: PAGE, commands; idempotent, so an unknown connection is acknowledged too (assumed)"
    },
    "trade_subscribe": {
      "direction": "command",
      "scope": "connection+ticker",
      "summary": "Start the trades of a ticker",
      "data": "ws/commands/trade-subscribe",
      "effect": "read",
      "since": "1.0.0",
      "role": "command",
      "acknowledgement": "trade_subscribed",
      "snapshot": null,
      "stream": [
        "trade_update"
      ],
      "checks": [
        {
          "code": "STREAM_TRADE_TICKER_MISSING",
          "x-source": "documented: PAGE, socket error table; before the connection is assumed"
        },
        {
          "code": "STREAM_CONNECTION_UNAVAILABLE",
          "x-source": "documented: PAGE, socket error table"
        },
        {
          "code": "STREAM_TICKER_UNKNOWN",
          "x-source": "assumed: LATER 1.0.5 wants a valid ticker without naming the text; knob unknownTicker"
        }
      ],
      "x-source": "documented: PAGE, commands"
    },
    "trade_unsubscribe": {
      "direction": "command",
      "scope": "connection+ticker",
      "summary": "Stop the trades of a ticker",
      "data": "ws/commands/trade-unsubscribe",
      "effect": "read",
      "since": "1.0.0",
      "role": "command",
      "acknowledgement": "trade_unsubscribed",
      "snapshot": null,
      "stream": [],
      "checks": [
        {
          "code": "STREAM_TRADE_TICKER_MISSING",
          "x-source": "assumed: the subscribe text reused"
        }
      ],
      "x-source": "documented: PAGE, commands"
    },
    "orderbook_subscribe": {
      "direction": "command",
      "scope": "connection+ticker",
      "summary": "Start the order book of a ticker",
      "data": "ws/commands/orderbook-subscribe",
      "effect": "read",
      "since": "1.0.0",
      "role": "command",
      "acknowledgement": "orderbook_subscribed",
      "snapshot": "orderbook_snapshot",
      "stream": [
        "orderbook_update"
      ],
      "checks": [
        {
          "code": "STREAM_BOOK_TICKER_MISSING",
          "x-source": "documented: PAGE, socket error table; before the connection is assumed"
        },
        {
          "code": "STREAM_CONNECTION_UNAVAILABLE",
          "x-source": "documented: PAGE, socket error table"
        },
        {
          "code": "STREAM_TICKER_UNKNOWN",
          "x-source": "assumed: LATER 1.0.5 wants a valid ticker without naming the text; knob unknownTicker"
        }
      ],
      "x-source": "documented: PAGE, commands"
    },
    "orderbook_unsubscribe": {
      "direction": "command",
      "scope": "connection+ticker",
      "summary": "Stop the order book of a ticker",
      "data": "ws/commands/orderbook-unsubscribe",
      "effect": "read",
      "since": "1.0.0",
      "role": "command",
      "acknowledgement": "orderbook_unsubscribed",
      "snapshot": null,
      "stream": [],
      "checks": [
        {
          "code": "STREAM_BOOK_TICKER_MISSING",
          "x-source": "assumed: the subscribe text reused"
        }
      ],
      "x-source": "documented: PAGE, commands"
    },
    "subscribed": {
      "direction": "event",
      "scope": "connection",
      "summary": "The account stream flows",
      "data": "ws/events/subscribed",
      "since": "1.0.0",
      "role": "acknowledgement",
      "x-source": "documented: PAGE, acknowledgements"
    },
    "unsubscribed": {
      "direction": "event",
      "scope": "connection",
      "summary": "The account stream has ended",
      "data": "ws/events/unsubscribed",
      "since": "1.0.0",
      "role": "acknowledgement",
      "x-source": "documented: PAGE, acknowledgements"
    },
    "trade_subscribed": {
      "direction": "event",
      "scope": "connection+ticker",
      "summary": "The trades flow",
      "data": "ws/events/trade-subscribed",
      "since": "1.0.0",
      "role": "acknowledgement",
      "x-source": "documented: PAGE, acknowledgements"
    },
    "trade_unsubscribed": {
      "direction": "event",
      "scope": "connection+ticker",
      "summary": "The trades have ended",
      "data": "ws/events/trade-unsubscribed",
      "since": "1.0.0",
      "role": "acknowledgement",
      "x-source": "documented: PAGE, acknowledgements"
    },
    "orderbook_subscribed": {
      "direction": "event",
      "scope": "connection+ticker",
      "summary": "The order book flows",
      "data": "ws/events/orderbook-subscribed",
      "since": "1.0.0",
      "role": "acknowledgement",
      "x-source": "documented: PAGE, acknowledgements"
    },
    "orderbook_unsubscribed": {
      "direction": "event",
      "scope": "connection+ticker",
      "summary": "The order book has ended",
      "data": "ws/events/orderbook-unsubscribed",
      "since": "1.0.0",
      "role": "acknowledgement",
      "x-source": "documented: PAGE, acknowledgements"
    },
    "error": {
      "direction": "event",
      "scope": "app",
      "summary": "A command was refused",
      "data": "ws/events/error",
      "since": "1.0.0",
      "role": "error",
      "x-source": "documented: PAGE, socket error table"
    },
    "order_update": {
      "direction": "event",
      "scope": "connection",
      "summary": "An order was created, changed, filled or cancelled",
      "data": "ws/events/order-update",
      "since": "1.0.0",
      "role": "update",
      "x-source": "documented: PAGE, connection-level updates"
    },
    "position_update": {
      "direction": "event",
      "scope": "connection",
      "summary": "A position was opened, changed or closed",
      "data": "ws/events/position-update",
      "since": "1.0.0",
      "role": "update",
      "x-source": "documented: PAGE, connection-level updates"
    },
    "balance_update": {
      "direction": "event",
      "scope": "connection",
      "summary": "Balances changed",
      "data": "ws/events/balance-update",
      "since": "1.0.0",
      "role": "update",
      "x-source": "documented: PAGE, connection-level updates"
    },
    "finres_update": {
      "direction": "event",
      "scope": "connection",
      "summary": "Financial results changed",
      "data": "ws/events/finres-update",
      "since": "1.0.0",
      "role": "update",
      "x-source": "documented: PAGE, connection-level updates"
    },
    "trade_update": {
      "direction": "event",
      "scope": "connection+ticker",
      "summary": "New trades",
      "data": "ws/events/trade-update",
      "since": "1.0.0",
      "role": "update",
      "x-source": "documented: PAGE, market data updates"
    },
    "orderbook_snapshot": {
      "direction": "event",
      "scope": "connection+ticker",
      "summary": "The whole book",
      "data": "ws/events/orderbook-snapshot",
      "since": "1.0.0",
      "role": "snapshot",
      "x-source": "documented: PAGE, market data updates"
    },
    "orderbook_update": {
      "direction": "event",
      "scope": "connection+ticker",
      "summary": "Changed levels",
      "data": "ws/events/orderbook-update",
      "since": "1.0.0",
      "role": "update",
      "x-source": "documented: PAGE, market data updates"
    }
  },
  "lifecycle": {
    "connect-silent": {
      "event": "Client connects",
      "behaviour": "A session is created; nothing is sent before a subscribe.",
      "x-source": "documented: PAGE, lifecycle table"
    },
    "subscribe-valid": {
      "event": "Subscribe with a valid connection",
      "behaviour": "`subscribed` comes back, account updates follow.",
      "x-source": "documented: PAGE, lifecycle table"
    },
    "subscribe-invalid": {
      "event": "Subscribe with an invalid connection",
      "behaviour": "`error` comes back, no subscription is created.",
      "x-source": "documented: PAGE, lifecycle table"
    },
    "subscribe-repeated": {
      "event": "Subscribe when already subscribed",
      "behaviour": "Acknowledged again; no event comes twice.",
      "x-source": "documented: PAGE, lifecycle table"
    },
    "market-subscribe-valid": {
      "event": "Trade or order book subscribe, valid",
      "behaviour": "Acknowledged; the data of that ticker flows.",
      "x-source": "documented: PAGE, lifecycle table"
    },
    "market-subscribe-invalid": {
      "event": "Trade or order book subscribe, invalid",
      "behaviour": "`error` comes back, no subscription is created.",
      "x-source": "documented: PAGE, lifecycle table"
    },
    "unsubscribe": {
      "event": "Unsubscribe",
      "behaviour": "Acknowledged; the updates of that subscription stop, none follows the acknowledgement.",
      "x-source": "documented: PAGE, lifecycle table; none after the acknowledgement is assumed"
    },
    "unsubscribe-idle": {
      "event": "Unsubscribe when not subscribed",
      "behaviour": "Acknowledged all the same.",
      "x-source": "documented: PAGE, commands are idempotent; unknown connections included is assumed"
    },
    "disconnect": {
      "event": "Client disconnects",
      "behaviour": "All its subscriptions are gone.",
      "x-source": "documented: PAGE, lifecycle table"
    },
    "multiple": {
      "event": "One client, several connections and tickers",
      "behaviour": "All at the same time; a client receives only what it subscribed to.",
      "x-source": "documented: PAGE, lifecycle table; isolation MD"
    },
    "many-clients": {
      "event": "Several clients, one connection or ticker",
      "behaviour": "Each receives its own copy.",
      "x-source": "documented: MD, multiple clients"
    },
    "independent": {
      "event": "Account and market subscriptions",
      "behaviour": "Neither needs the other.",
      "x-source": "documented: SDK, comments"
    },
    "ack-before-snapshot": {
      "event": "Order book subscribe",
      "behaviour": "Acknowledgement, then snapshot, then updates.",
      "x-source": "documented: MD, flow diagrams"
    },
    "resubscribe-acknowledged-only": {
      "event": "Order book subscribe when already subscribed",
      "behaviour": "Acknowledged without a second snapshot.",
      "x-source": "assumed: no duplicate events; knob resubscribeSnapshot"
    },
    "best-levels-in-lists": {
      "event": "Order book snapshot",
      "behaviour": "The best levels stand in the lists too.",
      "x-source": "documented: PAGE, orderbook_snapshot sample"
    },
    "removal-is-size-zero": {
      "event": "Order book update",
      "behaviour": "Size 0 removes a level; every removal is sent.",
      "x-source": "documented: MD, orderbook_update; that none is left to the client is assumed"
    },
    "best-entries-in-updates": {
      "event": "Order book update",
      "behaviour": "`BestAsk` and `BestBid` entries come when the top moves.",
      "x-source": "documented: LATER 1.0.5; FIELD 2026-05-28"
    },
    "requests-in-order": {
      "event": "Several commands on one socket",
      "behaviour": "Answered in their order; errors carry no correlation.",
      "x-source": "assumed: no request id exists"
    },
    "balance-debounced": {
      "event": "Balances change quickly",
      "behaviour": "`balance_update` comes at most about every 500 ms.",
      "x-source": "documented: MD, balance_update; knob balanceWindowMs"
    },
    "odd-frames": {
      "event": "A frame that is no JSON object",
      "behaviour": "`Invalid message format` comes back; the socket stays open.",
      "x-source": "documented: PAGE, socket error table; that it stays open is assumed"
    },
    "pings": {
      "event": "A ping frame",
      "behaviour": "Answered with a pong.",
      "x-source": "observed: SDK, the Python library pings every 20 s"
    }
  }
} as const satisfies Tables['messages'];

export const errors = {
  "rows": {
    "PATH_NOT_FOUND": {
      "surface": "rest",
      "status": 400,
      "text": "Not found",
      "parameters": [],
      "scope": "any",
      "bodies": "any",
      "since": "1.0.0",
      "condition": "Unknown path",
      "texts": {},
      "x-source": "documented: PAGE, error table; a plain request to `/` falls under it (assumed)"
    },
    "METHOD_NOT_ALLOWED": {
      "surface": "rest",
      "status": 400,
      "text": "Method not allowed",
      "parameters": [],
      "scope": "any",
      "bodies": "any",
      "since": "1.0.0",
      "condition": "Known path, wrong method",
      "texts": {},
      "x-source": "documented: PAGE, error table; path before method is assumed"
    },
    "REQUEST_MALFORMED": {
      "surface": "rest",
      "status": 400,
      "text": "Bad request",
      "parameters": [],
      "scope": "any",
      "bodies": "any",
      "since": "1.0.0",
      "condition": "What arrives is not HTTP, or its headers are too large",
      "texts": {},
      "x-source": "assumed: no text is documented; status as for every error"
    },
    "BODY_TOO_LARGE": {
      "surface": "rest",
      "status": 400,
      "text": "Request body is too large",
      "parameters": [],
      "scope": "any",
      "bodies": "any",
      "since": "1.0.0",
      "condition": "A body of more than 1 MiB",
      "texts": {},
      "x-source": "assumed: neither limit nor text is documented"
    },
    "CONNECTION_ID_INVALID": {
      "surface": "rest",
      "status": 400,
      "text": "Invalid connection ID",
      "parameters": [],
      "scope": "listed",
      "bodies": "any",
      "since": "1.0.0",
      "condition": "Connection id is not a number",
      "texts": {},
      "x-source": "documented: PAGE, error table"
    },
    "CONNECTION_NOT_FOUND": {
      "surface": "rest",
      "status": 404,
      "text": "Connection {id} not found",
      "parameters": [
        "id"
      ],
      "scope": "listed",
      "bodies": "any",
      "since": "1.0.0",
      "condition": "No connection has this id",
      "texts": {},
      "x-source": "documented: PAGE, error table"
    },
    "CONNECTION_NOT_ACTIVE": {
      "surface": "rest",
      "status": 400,
      "text": "Connection {id} is not active",
      "parameters": [
        "id"
      ],
      "scope": "listed",
      "bodies": "any",
      "since": "1.0.0",
      "condition": "The connection is known but not active",
      "texts": {},
      "x-source": "documented: PAGE, error table"
    },
    "BODY_NOT_JSON": {
      "surface": "rest",
      "status": 400,
      "text": "Malformed request body: not valid JSON.",
      "parameters": [],
      "scope": "listed",
      "bodies": "strict",
      "since": "N2",
      "condition": "Strict bodies: the body is not JSON",
      "texts": {},
      "x-source": "documented: LATER N2, bodies"
    },
    "BODY_FIELD_UNKNOWN": {
      "surface": "rest",
      "status": 400,
      "text": "Unknown field '{field}' in request body.",
      "parameters": [
        "field"
      ],
      "scope": "listed",
      "bodies": "strict",
      "since": "N2",
      "condition": "Strict bodies: a property the API does not know",
      "texts": {},
      "x-source": "documented: LATER N2, bodies"
    },
    "CHANGE_TICKER_FIELDS_MISSING": {
      "surface": "rest",
      "status": 400,
      "text": "Invalid request body. Provide 'tickerPattern' or 'exchange'+'market'+'ticker'.",
      "parameters": [],
      "scope": "listed",
      "bodies": "any",
      "since": "1.0.0",
      "condition": "Neither a pattern nor all three fields",
      "texts": {
        "1.0.4": "Invalid request body. Provide 'TickerPattern' or 'exchange'+'market'+'ticker'.",
        "N4": "Invalid request body. Provide 'tickerPattern' or 'exchange'+'market'+'ticker'."
      },
      "x-source": "documented: PAGE, error table; other texts LATER 1.0.4 and LATER N4"
    },
    "TICKER_PATTERN_INVALID": {
      "surface": "rest",
      "status": 400,
      "text": "Invalid ticker pattern: '{pattern}'",
      "parameters": [
        "pattern"
      ],
      "scope": "listed",
      "bodies": "any",
      "since": "1.0.0",
      "condition": "The pattern does not follow the grammar",
      "texts": {},
      "x-source": "documented: PAGE, error table"
    },
    "BINDING_NOT_FOUND": {
      "surface": "rest",
      "status": 400,
      "text": "Binding '{name}' not found. Available: {list}",
      "parameters": [
        "name",
        "list"
      ],
      "scope": "listed",
      "bodies": "any",
      "since": "1.0.0",
      "condition": "No binding has this name",
      "texts": {},
      "x-source": "documented: PAGE, error table; list separator comma and space is assumed"
    },
    "NO_CONNECTION_FOR_MARKET": {
      "surface": "rest",
      "status": 400,
      "text": "No connection found for exchange {exchange} and market {market}",
      "parameters": [
        "exchange",
        "market"
      ],
      "scope": "listed",
      "bodies": "any",
      "since": "1.0.0",
      "condition": "No connection serves this exchange and market",
      "texts": {},
      "x-source": "documented: MD, change-ticker errors; PAGE shows dots; names rather than ids is assumed"
    },
    "TICKER_NOT_ON_CONNECTION": {
      "surface": "rest",
      "status": 400,
      "text": "Ticker '{ticker}' not found on connection {id}",
      "parameters": [
        "ticker",
        "id"
      ],
      "scope": "listed",
      "bodies": "any",
      "since": "1.0.0",
      "condition": "The connection does not list the ticker",
      "texts": {},
      "x-source": "documented: PAGE, error table"
    },
    "TICKER_FIELD_MISSING": {
      "surface": "rest",
      "status": 400,
      "text": "Invalid request body. 'ticker' is required.",
      "parameters": [],
      "scope": "listed",
      "bodies": "any",
      "since": "1.0.0",
      "condition": "Body without ticker (combo, cancel all)",
      "texts": {},
      "x-source": "documented: PAGE, error table"
    },
    "TICKER_QUERY_MISSING": {
      "surface": "rest",
      "status": 400,
      "text": "Query parameter 'Ticker' is required",
      "parameters": [],
      "scope": "listed",
      "bodies": "any",
      "since": "1.0.0",
      "condition": "Query without Ticker",
      "texts": {},
      "x-source": "documented: PAGE, error table"
    },
    "ORDER_FIELDS_MISSING": {
      "surface": "rest",
      "status": 400,
      "text": "Invalid request body. 'ticker', 'side', 'price', and 'size' are required.",
      "parameters": [],
      "scope": "listed",
      "bodies": "any",
      "since": "1.0.0",
      "condition": "Order without its fields; price may be missing for Market only",
      "texts": {},
      "x-source": "documented: PAGE, error table"
    },
    "SIZE_NOT_POSITIVE": {
      "surface": "rest",
      "status": 400,
      "text": "Size must be greater than zero",
      "parameters": [],
      "scope": "listed",
      "bodies": "any",
      "since": "1.0.0",
      "condition": "Size given and not above zero",
      "texts": {},
      "x-source": "documented: PAGE, error table"
    },
    "PRICE_NOT_POSITIVE": {
      "surface": "rest",
      "status": 400,
      "text": "Price must be greater than zero for non-market orders",
      "parameters": [],
      "scope": "listed",
      "bodies": "any",
      "since": "1.0.0",
      "condition": "Price given and not above zero, order not Market",
      "texts": {},
      "x-source": "documented: PAGE, error table"
    },
    "CANCEL_FIELDS_MISSING": {
      "surface": "rest",
      "status": 400,
      "text": "Invalid request body. 'ticker' and 'orderId' are required.",
      "parameters": [],
      "scope": "listed",
      "bodies": "any",
      "since": "1.0.0",
      "condition": "Cancel without ticker or order id",
      "texts": {
        "1.0.4": "Invalid request body. 'ticker' and 'OrderId' are required."
      },
      "x-source": "documented: PAGE, error table; text of 1.0.4 LATER 1.0.4"
    },
    "VENUE_REFUSAL": {
      "surface": "rest",
      "status": 400,
      "text": "{text}",
      "parameters": [
        "text"
      ],
      "scope": "listed",
      "bodies": "any",
      "since": "1.0.0",
      "condition": "The exchange refused, in its own words; executionTimeMs beside it",
      "texts": {},
      "x-source": "documented: MD, place order errors"
    },
    "STREAM_CONNECTION_UNAVAILABLE": {
      "surface": "ws",
      "status": null,
      "text": "Connection {id} not found or not active",
      "parameters": [
        "id"
      ],
      "scope": "listed",
      "bodies": "any",
      "since": "1.0.0",
      "condition": "Subscribe to a connection that is unknown or not active",
      "texts": {},
      "x-source": "documented: PAGE, socket error table; a missing or broken id counts as 0 (assumed)"
    },
    "STREAM_TRADE_TICKER_MISSING": {
      "surface": "ws",
      "status": null,
      "text": "Ticker is required for trade subscription",
      "parameters": [],
      "scope": "listed",
      "bodies": "any",
      "since": "1.0.0",
      "condition": "Trade command without ticker",
      "texts": {},
      "x-source": "documented: PAGE, socket error table"
    },
    "STREAM_BOOK_TICKER_MISSING": {
      "surface": "ws",
      "status": null,
      "text": "Ticker is required for order book subscription",
      "parameters": [],
      "scope": "listed",
      "bodies": "any",
      "since": "1.0.0",
      "condition": "Order book command without ticker",
      "texts": {},
      "x-source": "documented: PAGE, socket error table"
    },
    "STREAM_TICKER_UNKNOWN": {
      "surface": "ws",
      "status": null,
      "text": "Ticker '{ticker}' not found on connection {id}",
      "parameters": [
        "ticker",
        "id"
      ],
      "scope": "listed",
      "bodies": "any",
      "since": "1.0.0",
      "condition": "The connection does not list the ticker",
      "texts": {},
      "x-source": "assumed: the text of change-ticker reused, as LATER N4 does for annotations; knob unknownTicker"
    },
    "MESSAGE_TYPE_UNKNOWN": {
      "surface": "ws",
      "status": null,
      "text": "Unknown message type: {type}",
      "parameters": [
        "type"
      ],
      "scope": "any",
      "bodies": "any",
      "since": "1.0.0",
      "condition": "A message type that the API does not know, or none",
      "texts": {},
      "x-source": "documented: PAGE, socket error table; the answer to a missing type is assumed"
    },
    "MESSAGE_FORMAT_INVALID": {
      "surface": "ws",
      "status": null,
      "text": "Invalid message format",
      "parameters": [],
      "scope": "any",
      "bodies": "any",
      "since": "1.0.0",
      "condition": "A frame that is not a JSON object",
      "texts": {},
      "x-source": "documented: PAGE, socket error table; valid JSON that is no object is assumed to count"
    }
  }
} as const satisfies Tables['errors'];

export const editions = {
  "rows": {
    "1.0.0": {
      "date": "2026-03-17",
      "served": false,
      "dialect": "camel",
      "bodies": "lenient",
      "summary": "First documents: eleven endpoints, account, trade and order book streams.",
      "x-source": "documented: tags and commits of the SDK repository"
    },
    "1.0.2": {
      "date": "2026-03-24",
      "served": false,
      "dialect": "camel",
      "bodies": "lenient",
      "summary": "Cancel all; fill, fee and time fields of order_update; entry averages of position_update.",
      "x-source": "documented: tags and commits of the SDK repository"
    },
    "1.0.3": {
      "date": "2026-03-30",
      "served": true,
      "dialect": "camel",
      "bodies": "lenient",
      "summary": "Average fill price of listed orders. The edition this project starts from.",
      "x-source": "documented: tags and commits of the SDK repository"
    },
    "1.0.4": {
      "date": "2026-04-10",
      "served": true,
      "dialect": "pascal",
      "bodies": "lenient",
      "summary": "Every field documented in Pascal case; two error texts follow.",
      "x-source": "documented: tags and commits of the SDK repository"
    },
    "1.0.5": {
      "date": "2026-05-07",
      "served": false,
      "dialect": "pascal",
      "bodies": "lenient",
      "summary": "Zoom and depth of books, clusters, signal levels, notifications, mark price, funding.",
      "x-source": "documented: tags and commits of the SDK repository"
    },
    "1.0.6": {
      "date": "2026-05-21",
      "served": false,
      "dialect": "pascal",
      "bodies": "lenient",
      "summary": "REST book snapshot, optional snapshot, trade aggregation, trigger prices, new exchange table.",
      "x-source": "documented: tags and commits of the SDK repository"
    },
    "N2": {
      "date": null,
      "served": false,
      "dialect": "mixed",
      "bodies": "strict",
      "summary": "Mixed casing declared exact, strict bodies, user levels, annotations, windows, screener.",
      "x-source": "documented: SDK 1.1.0 documents, date unknown"
    },
    "N4": {
      "date": null,
      "served": false,
      "dialect": "mixed",
      "bodies": "strict",
      "summary": "Zoom step mode and executed orders in the book settings.",
      "x-source": "documented: newest documents, date unknown"
    }
  }
} as const satisfies Tables['editions'];

export const dialects = {
  "rows": {
    "camel": {
      "columns": "1.0.0–1.0.3",
      "surfaces": {
        "rest.query": "pascal",
        "rest.body": "camel",
        "rest.wrapper": "camel",
        "rest.item": "camel",
        "ws.envelope": "camel",
        "ws.command": "camel",
        "ws.ack": "camel",
        "ws.update": "camel"
      },
      "x-source": "documented: PAGE; MD"
    },
    "pascal": {
      "columns": "1.0.4–1.0.6",
      "surfaces": {
        "rest.query": "pascal",
        "rest.body": "pascal",
        "rest.wrapper": "pascal",
        "rest.item": "pascal",
        "ws.envelope": "pascal",
        "ws.command": "pascal",
        "ws.ack": "pascal",
        "ws.update": "pascal"
      },
      "x-source": "documented: LATER 1.0.4; no live terminal was seen to speak it"
    },
    "mixed": {
      "columns": "N2–N4",
      "surfaces": {
        "rest.query": "pascal",
        "rest.body": "pascal",
        "rest.wrapper": "camel",
        "rest.item": "pascal",
        "ws.envelope": "pascal",
        "ws.command": "camel",
        "ws.ack": "pascal",
        "ws.update": "camel"
      },
      "x-source": "documented: LATER N2; observed: FIELD 2026-04 and 2026-05"
    }
  }
} as const satisfies Tables['dialects'];
