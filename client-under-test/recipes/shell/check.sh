#!/bin/sh
# Run beside a mock: npx metascalp-mock exec --port 0 --scenario quiet -- sh check.sh
set -eu

fail() {
  echo "not as expected: $1" >&2
  exit 1
}

# The terminal says who it is.
ping=$(curl -sf "$METASCALP_URL/ping")
[ "$ping" = '{"app":"MetaScalp","version":"1.0.671"}' ] || fail "$ping"

# A limit order below the market is in the list of open orders.
curl -sf -d '{"ticker":"BTCUSDT","side":1,"price":60000,"size":0.01}' \
  "$METASCALP_URL/api/connections/1/orders" >/dev/null
orders=$(curl -sf "$METASCALP_URL/api/connections/1/orders?Ticker=BTCUSDT")
case "$orders" in *'"price":60000'*) ;; *) fail "$orders" ;; esac

# A subscription is acknowledged, and then comes the whole book.
# (wscat ends with its standard input, which sleep keeps open.)
messages=$(sleep 4 | npx wscat -c "$METASCALP_WS_URL" -w 1 \
  -x '{"type":"orderbook_subscribe","data":{"connectionId":1,"ticker":"BTCUSDT"}}')
case "$messages" in *orderbook_subscribed*orderbook_snapshot*) ;; *) fail "$messages" ;; esac

# The control door knows what the terminal knows, and more.
truth=$(curl -sf "$METASCALP_CONTROL_URL/truth/orders")
case "$truth" in *'"status":"Open"'*) ;; *) fail "$truth" ;; esac

echo 'all as expected'
