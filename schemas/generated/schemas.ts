// Generated from schemas/ by `npm run generate`. Do not edit.
import type { SchemaNode } from '../contract.js';

export const schemas: Readonly<Record<string, SchemaNode>> = {
  "common/balance": {
    "type": "object",
    "properties": {
      "coin": {
        "type": "string"
      },
      "total": {
        "type": "number",
        "format": "decimal"
      },
      "free": {
        "type": "number",
        "format": "decimal"
      },
      "locked": {
        "type": "number",
        "format": "decimal"
      }
    }
  },
  "common/connection-path": {
    "type": "object",
    "properties": {
      "connectionId": {
        "type": "integer",
        "format": "int64"
      }
    }
  },
  "common/connection": {
    "type": "object",
    "properties": {
      "id": {
        "type": "integer",
        "format": "int64"
      },
      "name": {
        "type": "string"
      },
      "exchange": {
        "$ref": "common/enums/exchange#name"
      },
      "exchangeId": {
        "$ref": "common/enums/exchange#code"
      },
      "market": {
        "type": "string"
      },
      "marketType": {
        "$ref": "common/enums/market-type#code"
      },
      "state": {
        "$ref": "common/enums/connection-state#code"
      },
      "viewMode": {
        "type": "boolean"
      },
      "demoMode": {
        "type": "boolean"
      }
    }
  },
  "common/enums/connection-state": {
    "x-enum": [
      {
        "code": 0,
        "name": "Disconnected"
      },
      {
        "code": 1,
        "name": "Connecting"
      },
      {
        "code": 2,
        "name": "Connected"
      },
      {
        "code": 3,
        "name": "Reconnecting"
      },
      {
        "code": 4,
        "name": "Resetting"
      }
    ],
    "$defs": {
      "code": {
        "type": "integer",
        "enum": [
          0,
          1,
          2,
          3,
          4
        ]
      }
    }
  },
  "common/enums/exchange": {
    "x-enum": [
      {
        "code": 2,
        "name": "Binance"
      },
      {
        "code": 3,
        "name": "Gate"
      },
      {
        "code": 5,
        "name": "KuCoin"
      },
      {
        "code": 6,
        "name": "Bybit"
      },
      {
        "code": 7,
        "name": "Bitget"
      },
      {
        "code": 8,
        "name": "Mexc"
      },
      {
        "code": 10,
        "name": "Okx"
      },
      {
        "code": 11,
        "name": "BingX"
      },
      {
        "code": 12,
        "name": "HTX"
      },
      {
        "code": 13,
        "name": "BitMart"
      },
      {
        "code": 14,
        "name": "LBank"
      },
      {
        "code": 15,
        "name": "HyperLiquid"
      },
      {
        "code": 16,
        "name": "UpBit"
      },
      {
        "code": 17,
        "name": "AsterDex"
      },
      {
        "code": 18,
        "name": "Moex"
      },
      {
        "code": 19,
        "name": "Lighter"
      }
    ],
    "$defs": {
      "code": {
        "type": "integer",
        "enum": [
          2,
          3,
          5,
          6,
          7,
          8,
          10,
          11,
          12,
          13,
          14,
          15,
          16,
          17,
          18,
          19
        ]
      },
      "name": {
        "type": "string",
        "enum": [
          "Binance",
          "Gate",
          "KuCoin",
          "Bybit",
          "Bitget",
          "Mexc",
          "Okx",
          "BingX",
          "HTX",
          "BitMart",
          "LBank",
          "HyperLiquid",
          "UpBit",
          "AsterDex",
          "Moex",
          "Lighter"
        ]
      }
    }
  },
  "common/enums/level-kind": {
    "x-enum": [
      {
        "code": 0,
        "name": "Ask"
      },
      {
        "code": 1,
        "name": "Bid"
      },
      {
        "code": 2,
        "name": "BestAsk"
      },
      {
        "code": 3,
        "name": "BestBid"
      }
    ],
    "$defs": {
      "name": {
        "type": "string",
        "enum": [
          "Ask",
          "Bid",
          "BestAsk",
          "BestBid"
        ]
      }
    }
  },
  "common/enums/margin-mode": {
    "x-enum": [
      {
        "code": 0,
        "name": "Cross"
      },
      {
        "code": 1,
        "name": "Isolated"
      }
    ],
    "$defs": {
      "code": {
        "type": "integer",
        "enum": [
          0,
          1
        ]
      }
    }
  },
  "common/enums/market-type": {
    "x-enum": [
      {
        "code": 0,
        "name": "Spot"
      },
      {
        "code": 1,
        "name": "Futures"
      },
      {
        "code": 2,
        "name": "UsdtFutures"
      },
      {
        "code": 3,
        "name": "CoinFutures"
      },
      {
        "code": 4,
        "name": "InverseFutures"
      },
      {
        "code": 5,
        "name": "UsdtPerpetual"
      },
      {
        "code": 6,
        "name": "UsdcPerpetual"
      },
      {
        "code": 7,
        "name": "Margin"
      },
      {
        "code": 8,
        "name": "Options"
      },
      {
        "code": 9,
        "name": "Stock"
      }
    ],
    "$defs": {
      "code": {
        "type": "integer",
        "enum": [
          0,
          1,
          2,
          3,
          4,
          5,
          6,
          7,
          8,
          9
        ]
      }
    }
  },
  "common/enums/order-status": {
    "x-enum": [
      {
        "code": 0,
        "name": "New"
      },
      {
        "code": 1,
        "name": "Open"
      },
      {
        "code": 2,
        "name": "Closed"
      }
    ],
    "$defs": {
      "code": {
        "type": "integer",
        "enum": [
          0,
          1,
          2
        ]
      },
      "name": {
        "type": "string",
        "enum": [
          "New",
          "Open",
          "Closed"
        ]
      }
    }
  },
  "common/enums/order-type": {
    "x-enum": [
      {
        "code": 0,
        "name": "Limit"
      },
      {
        "code": 1,
        "name": "Stop"
      },
      {
        "code": 2,
        "name": "StopLoss"
      },
      {
        "code": 3,
        "name": "TakeProfit"
      },
      {
        "code": 4,
        "name": "Market"
      }
    ],
    "$defs": {
      "code": {
        "type": "integer",
        "enum": [
          0,
          1,
          2,
          3,
          4
        ]
      },
      "name": {
        "type": "string",
        "enum": [
          "Limit",
          "Stop",
          "StopLoss",
          "TakeProfit",
          "Market"
        ]
      }
    }
  },
  "common/enums/position-status": {
    "x-enum": [
      {
        "code": 0,
        "name": "New"
      },
      {
        "code": 1,
        "name": "Open"
      },
      {
        "code": 2,
        "name": "Closed"
      }
    ],
    "$defs": {
      "name": {
        "type": "string",
        "enum": [
          "New",
          "Open",
          "Closed"
        ]
      }
    }
  },
  "common/enums/side": {
    "x-enum": [
      {
        "code": 0,
        "name": "None"
      },
      {
        "code": 1,
        "name": "Buy"
      },
      {
        "code": 2,
        "name": "Sell"
      }
    ],
    "$defs": {
      "code": {
        "type": "integer",
        "enum": [
          0,
          1,
          2
        ]
      },
      "name": {
        "type": "string",
        "enum": [
          "Buy",
          "Sell"
        ]
      }
    }
  },
  "common/finres": {
    "type": "object",
    "properties": {
      "currency": {
        "type": "string"
      },
      "result": {
        "type": "number",
        "format": "decimal"
      },
      "fee": {
        "type": "number",
        "format": "decimal"
      },
      "funds": {
        "type": "number",
        "format": "decimal"
      },
      "available": {
        "type": "number",
        "format": "decimal"
      },
      "blocked": {
        "type": "number",
        "format": "decimal"
      }
    }
  },
  "common/order-book-level": {
    "type": "object",
    "properties": {
      "price": {
        "type": "number",
        "format": "decimal"
      },
      "size": {
        "type": "number",
        "format": "decimal"
      },
      "type": {
        "$ref": "common/enums/level-kind#name"
      }
    }
  },
  "common/order": {
    "type": "object",
    "properties": {
      "id": {
        "type": "integer",
        "format": "int64"
      },
      "ticker": {
        "type": "string"
      },
      "clientId": {
        "type": [
          "string",
          "null"
        ]
      },
      "side": {
        "$ref": "common/enums/side#code"
      },
      "price": {
        "type": "number",
        "format": "decimal"
      },
      "size": {
        "type": "number",
        "format": "decimal"
      },
      "filledSize": {
        "type": "number",
        "format": "decimal"
      },
      "filledPrice": {
        "type": "number",
        "format": "decimal"
      },
      "remainingSize": {
        "type": "number",
        "format": "decimal"
      },
      "status": {
        "$ref": "common/enums/order-status#code"
      },
      "type": {
        "$ref": "common/enums/order-type#code"
      },
      "triggerPrice": {
        "type": [
          "number",
          "null"
        ],
        "format": "decimal"
      },
      "createDate": {
        "type": "string",
        "format": "date-time"
      }
    }
  },
  "common/position": {
    "type": "object",
    "properties": {
      "id": {
        "type": "integer",
        "format": "int64"
      },
      "ticker": {
        "type": "string"
      },
      "side": {
        "$ref": "common/enums/side#code"
      },
      "size": {
        "type": "number",
        "format": "decimal"
      },
      "avgPrice": {
        "type": "number",
        "format": "decimal"
      },
      "marginMode": {
        "$ref": "common/enums/margin-mode#code"
      }
    }
  },
  "common/refusal": {
    "x-surface": "rest.wrapper",
    "type": "object",
    "properties": {
      "error": {
        "type": "string"
      }
    }
  },
  "common/ticker-info": {
    "type": "object",
    "properties": {
      "name": {
        "type": "string"
      },
      "baseAsset": {
        "type": "string"
      },
      "quoteAsset": {
        "type": "string"
      },
      "isTradingAllowed": {
        "type": "boolean"
      },
      "priceIncrement": {
        "type": "number",
        "format": "decimal"
      },
      "sizeIncrement": {
        "type": "number",
        "format": "decimal"
      },
      "minSize": {
        "type": "number",
        "format": "decimal"
      },
      "maxSize": {
        "type": [
          "number",
          "null"
        ],
        "format": "decimal"
      }
    }
  },
  "common/trade": {
    "type": "object",
    "properties": {
      "price": {
        "type": "number",
        "format": "decimal"
      },
      "size": {
        "type": "number",
        "format": "decimal"
      },
      "side": {
        "$ref": "common/enums/side#name"
      },
      "time": {
        "type": "string",
        "format": "date-time"
      }
    }
  },
  "common/venue-refusal": {
    "x-surface": "rest.wrapper",
    "type": "object",
    "properties": {
      "error": {
        "type": "string"
      },
      "executionTimeMs": {
        "type": "number",
        "format": "decimal"
      }
    }
  },
  "rest/cancel-all-orders/body": {
    "x-surface": "rest.body",
    "type": "object",
    "properties": {
      "ticker": {
        "type": "string"
      }
    }
  },
  "rest/cancel-all-orders/response": {
    "x-surface": "rest.wrapper",
    "type": "object",
    "properties": {
      "status": {
        "type": "string",
        "const": "ok"
      },
      "cancelledCount": {
        "type": "integer"
      }
    }
  },
  "rest/cancel-order/body": {
    "x-surface": "rest.body",
    "type": "object",
    "properties": {
      "ticker": {
        "type": "string"
      },
      "orderId": {
        "type": "integer",
        "format": "int64"
      },
      "type": {
        "$ref": "common/enums/order-type#code"
      }
    }
  },
  "rest/cancel-order/response": {
    "x-surface": "rest.wrapper",
    "type": "object",
    "properties": {
      "status": {
        "type": "string",
        "const": "ok"
      }
    }
  },
  "rest/change-ticker/body": {
    "x-surface": "rest.body",
    "type": "object",
    "properties": {
      "tickerPattern": {
        "type": "string"
      },
      "exchange": {
        "type": "integer"
      },
      "market": {
        "type": "integer"
      },
      "ticker": {
        "type": "string"
      },
      "binding": {
        "type": [
          "string",
          "null"
        ]
      }
    }
  },
  "rest/change-ticker/response": {
    "x-surface": "rest.wrapper",
    "type": "object",
    "properties": {
      "status": {
        "type": "string",
        "const": "ok"
      }
    }
  },
  "rest/combo/body": {
    "x-surface": "rest.body",
    "type": "object",
    "properties": {
      "ticker": {
        "type": "string"
      }
    }
  },
  "rest/combo/response": {
    "x-surface": "rest.wrapper",
    "type": "object",
    "properties": {
      "status": {
        "type": "string",
        "const": "ok"
      }
    }
  },
  "rest/get-balance/response": {
    "x-surface": "rest.wrapper",
    "type": "object",
    "properties": {
      "connectionId": {
        "type": "integer",
        "format": "int64"
      },
      "count": {
        "type": "integer"
      },
      "balances": {
        "type": "array",
        "items": {
          "$ref": "common/balance",
          "x-surface": "rest.item"
        }
      }
    }
  },
  "rest/get-connection/response": {
    "x-surface": "rest.item",
    "$ref": "common/connection"
  },
  "rest/list-connections/response": {
    "x-surface": "rest.wrapper",
    "type": "object",
    "properties": {
      "connections": {
        "type": "array",
        "items": {
          "$ref": "common/connection",
          "x-surface": "rest.item"
        }
      }
    }
  },
  "rest/list-orders/query": {
    "x-surface": "rest.query",
    "type": "object",
    "properties": {
      "ticker": {
        "type": "string"
      }
    }
  },
  "rest/list-orders/response": {
    "x-surface": "rest.wrapper",
    "type": "object",
    "properties": {
      "connectionId": {
        "type": "integer",
        "format": "int64"
      },
      "ticker": {
        "type": "string"
      },
      "count": {
        "type": "integer"
      },
      "orders": {
        "type": "array",
        "items": {
          "$ref": "common/order",
          "x-surface": "rest.item"
        }
      }
    }
  },
  "rest/list-positions/response": {
    "x-surface": "rest.wrapper",
    "type": "object",
    "properties": {
      "connectionId": {
        "type": "integer",
        "format": "int64"
      },
      "count": {
        "type": "integer"
      },
      "positions": {
        "type": "array",
        "items": {
          "$ref": "common/position",
          "x-surface": "rest.item"
        }
      }
    }
  },
  "rest/list-tickers/response": {
    "x-surface": "rest.wrapper",
    "type": "object",
    "properties": {
      "connectionId": {
        "type": "integer",
        "format": "int64"
      },
      "count": {
        "type": "integer"
      },
      "tickers": {
        "type": "array",
        "items": {
          "$ref": "common/ticker-info",
          "x-surface": "rest.item"
        }
      }
    }
  },
  "rest/ping/response": {
    "x-surface": "rest.wrapper",
    "type": "object",
    "properties": {
      "app": {
        "type": "string",
        "const": "MetaScalp"
      },
      "version": {
        "type": "string"
      }
    }
  },
  "rest/place-order/body": {
    "x-surface": "rest.body",
    "type": "object",
    "properties": {
      "ticker": {
        "type": "string"
      },
      "side": {
        "$ref": "common/enums/side#code"
      },
      "price": {
        "type": "number",
        "format": "decimal"
      },
      "size": {
        "type": "number",
        "format": "decimal"
      },
      "type": {
        "$ref": "common/enums/order-type#code"
      },
      "reduceOnly": {
        "type": "boolean"
      }
    }
  },
  "rest/place-order/response": {
    "x-surface": "rest.wrapper",
    "type": "object",
    "properties": {
      "status": {
        "type": "string",
        "const": "ok"
      },
      "clientId": {
        "type": "string"
      },
      "executionTimeMs": {
        "type": "number",
        "format": "decimal"
      }
    }
  },
  "ws/commands/orderbook-subscribe": {
    "x-surface": "ws.command",
    "type": "object",
    "properties": {
      "connectionId": {
        "type": "integer",
        "format": "int64"
      },
      "ticker": {
        "type": "string"
      }
    }
  },
  "ws/commands/orderbook-unsubscribe": {
    "x-surface": "ws.command",
    "type": "object",
    "properties": {
      "connectionId": {
        "type": "integer",
        "format": "int64"
      },
      "ticker": {
        "type": "string"
      }
    }
  },
  "ws/commands/subscribe": {
    "x-surface": "ws.command",
    "type": "object",
    "properties": {
      "connectionId": {
        "type": "integer",
        "format": "int64"
      }
    }
  },
  "ws/commands/trade-subscribe": {
    "x-surface": "ws.command",
    "type": "object",
    "properties": {
      "connectionId": {
        "type": "integer",
        "format": "int64"
      },
      "ticker": {
        "type": "string"
      }
    }
  },
  "ws/commands/trade-unsubscribe": {
    "x-surface": "ws.command",
    "type": "object",
    "properties": {
      "connectionId": {
        "type": "integer",
        "format": "int64"
      },
      "ticker": {
        "type": "string"
      }
    }
  },
  "ws/commands/unsubscribe": {
    "x-surface": "ws.command",
    "type": "object",
    "properties": {
      "connectionId": {
        "type": "integer",
        "format": "int64"
      }
    }
  },
  "ws/envelope": {
    "x-surface": "ws.envelope",
    "type": "object",
    "properties": {
      "type": {
        "type": "string"
      },
      "data": {
        "type": "object"
      }
    }
  },
  "ws/events/balance-update": {
    "x-surface": "ws.update",
    "type": "object",
    "properties": {
      "connectionId": {
        "type": "integer",
        "format": "int64"
      },
      "balances": {
        "type": "array",
        "items": {
          "$ref": "common/balance"
        }
      }
    }
  },
  "ws/events/error": {
    "x-surface": "ws.update",
    "type": "object",
    "properties": {
      "error": {
        "type": "string"
      }
    }
  },
  "ws/events/finres-update": {
    "x-surface": "ws.update",
    "type": "object",
    "properties": {
      "connectionId": {
        "type": "integer",
        "format": "int64"
      },
      "finreses": {
        "type": "array",
        "items": {
          "$ref": "common/finres"
        }
      }
    }
  },
  "ws/events/order-update": {
    "x-surface": "ws.update",
    "type": "object",
    "properties": {
      "connectionId": {
        "type": "integer",
        "format": "int64"
      },
      "orderId": {
        "type": "integer",
        "format": "int64"
      },
      "ticker": {
        "type": "string"
      },
      "side": {
        "$ref": "common/enums/side#name"
      },
      "type": {
        "$ref": "common/enums/order-type#name"
      },
      "price": {
        "type": "number",
        "format": "decimal"
      },
      "filledPrice": {
        "type": "number",
        "format": "decimal"
      },
      "size": {
        "type": "number",
        "format": "decimal"
      },
      "filledSize": {
        "type": "number",
        "format": "decimal"
      },
      "fee": {
        "type": "number",
        "format": "decimal"
      },
      "feeCurrency": {
        "type": "string"
      },
      "status": {
        "$ref": "common/enums/order-status#name"
      },
      "time": {
        "type": "string",
        "format": "date-time"
      }
    }
  },
  "ws/events/orderbook-snapshot": {
    "x-surface": "ws.update",
    "type": "object",
    "properties": {
      "connectionId": {
        "type": "integer",
        "format": "int64"
      },
      "ticker": {
        "type": "string"
      },
      "asks": {
        "type": "array",
        "items": {
          "$ref": "common/order-book-level"
        }
      },
      "bids": {
        "type": "array",
        "items": {
          "$ref": "common/order-book-level"
        }
      },
      "bestAsk": {
        "anyOf": [
          {
            "$ref": "common/order-book-level"
          },
          {
            "type": "null"
          }
        ]
      },
      "bestBid": {
        "anyOf": [
          {
            "$ref": "common/order-book-level"
          },
          {
            "type": "null"
          }
        ]
      }
    }
  },
  "ws/events/orderbook-subscribed": {
    "x-surface": "ws.ack",
    "type": "object",
    "properties": {
      "connectionId": {
        "type": "integer",
        "format": "int64"
      },
      "ticker": {
        "type": "string"
      }
    }
  },
  "ws/events/orderbook-unsubscribed": {
    "x-surface": "ws.ack",
    "type": "object",
    "properties": {
      "connectionId": {
        "type": "integer",
        "format": "int64"
      },
      "ticker": {
        "type": "string"
      }
    }
  },
  "ws/events/orderbook-update": {
    "x-surface": "ws.update",
    "type": "object",
    "properties": {
      "connectionId": {
        "type": "integer",
        "format": "int64"
      },
      "ticker": {
        "type": "string"
      },
      "updates": {
        "type": "array",
        "items": {
          "$ref": "common/order-book-level"
        }
      }
    }
  },
  "ws/events/position-update": {
    "x-surface": "ws.update",
    "type": "object",
    "properties": {
      "connectionId": {
        "type": "integer",
        "format": "int64"
      },
      "positionId": {
        "type": "integer",
        "format": "int64"
      },
      "ticker": {
        "type": "string"
      },
      "side": {
        "$ref": "common/enums/side#name"
      },
      "size": {
        "type": "number",
        "format": "decimal"
      },
      "avgPrice": {
        "type": "number",
        "format": "decimal"
      },
      "avgPriceFix": {
        "type": "number",
        "format": "decimal"
      },
      "avgPriceDyn": {
        "type": "number",
        "format": "decimal"
      },
      "status": {
        "$ref": "common/enums/position-status#name"
      }
    }
  },
  "ws/events/subscribed": {
    "x-surface": "ws.ack",
    "type": "object",
    "properties": {
      "connectionId": {
        "type": "integer",
        "format": "int64"
      }
    }
  },
  "ws/events/trade-subscribed": {
    "x-surface": "ws.ack",
    "type": "object",
    "properties": {
      "connectionId": {
        "type": "integer",
        "format": "int64"
      },
      "ticker": {
        "type": "string"
      }
    }
  },
  "ws/events/trade-unsubscribed": {
    "x-surface": "ws.ack",
    "type": "object",
    "properties": {
      "connectionId": {
        "type": "integer",
        "format": "int64"
      },
      "ticker": {
        "type": "string"
      }
    }
  },
  "ws/events/trade-update": {
    "x-surface": "ws.update",
    "type": "object",
    "properties": {
      "connectionId": {
        "type": "integer",
        "format": "int64"
      },
      "ticker": {
        "type": "string"
      },
      "trades": {
        "type": "array",
        "items": {
          "$ref": "common/trade"
        }
      }
    }
  },
  "ws/events/unsubscribed": {
    "x-surface": "ws.ack",
    "type": "object",
    "properties": {
      "connectionId": {
        "type": "integer",
        "format": "int64"
      }
    }
  }
};
