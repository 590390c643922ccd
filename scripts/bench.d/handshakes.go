// Handshakes as fast as Go's crypto/tls makes them, for so many seconds: handshakes HOST:PORT SECONDS. The chain is not
// verified; each connection is closed when its handshake is over. Prints how many there were in a second.
package main

import (
	"crypto/tls"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

func main() {
	seconds, err := strconv.Atoi(os.Args[2])
	if err != nil {
		panic(err)
	}
	config := &tls.Config{InsecureSkipVerify: true, ServerName: "origin.fleet.test"}
	end := time.Now().Add(time.Duration(seconds) * time.Second)
	var count int64
	var loops sync.WaitGroup
	for i := 0; i < 8*runtime.NumCPU(); i++ {
		loops.Add(1)
		go func() {
			defer loops.Done()
			for time.Now().Before(end) {
				connection, err := tls.Dial("tcp", os.Args[1], config)
				if err != nil {
					panic(err)
				}
				connection.Close()
				atomic.AddInt64(&count, 1)
			}
		}()
	}
	loops.Wait()
	fmt.Printf("%.0f\n", float64(count)/float64(seconds))
}
