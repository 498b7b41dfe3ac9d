let containerCorpus: [CorpusSection] = [
  CorpusSection(
    "Block quotes",
    ####"""
    > # a
    > b
    > c
    %%
    ># a
    >b
    > c
    %%
       > # a
       > b
     > c
    %%
        > # a
        > b
    %%
    > # a
    > b
    c
    %%
    > a
    b
    > c
    %%
    > a
    ---
    %%
    > - a
    - b
    %%
    >     a
        b
    %%
    > ```
    a
    ```
    %%
    > a
        - b
    %%
    >
    %%
    >
    > ␠
    >␠
    %%
    >
    > a
    > ␠
    %%
    > a

    > b
    %%
    > a
    > b
    %%
    > a
    >
    > b
    %%
    a
    > b
    %%
    > a
    ***
    > b
    %%
    > a
    b
    %%
    > a

    b
    %%
    > a
    >
    b
    %%
    > > > a
    b
    %%
    >>> a
    > b
    >>c
    %%
    >     code

    >    not code
    """####),
  CorpusSection(
    "List items",
    ####"""
    A
    two

        code

    > quote
    %%
    1.  A
        two

            code

        > quote
    %%
    - one

     two
    %%
    - one

      two
    %%
     -    one

         two
    %%
     -    one

          two
    %%
       > > 1.  one
    >>
    >>     two
    %%
    >>- one
    >>
      >  > two
    %%
    -one

    2.two
    %%
    - a


      b
    %%
    1.  a

        ```
        b
        ```

        c

        > d
    %%
    - a

          b


          c
    %%
    123456789. ok
    %%
    1234567890. not ok
    %%
    0. ok
    %%
    003. ok
    %%
    -1. not ok
    %%
    - a

          b
    %%
      10.  a

               b
    %%
        code

    text

        more
    %%
    1.     code

       text

           more
    %%
    1.      code

       text
    %%
       a

    b
    %%
    -    a

      b
    %%
    -  a

       b
    %%
    -
      a
    -
      ```
      b
      ```
    -
          c
    %%
    -   ␠
      a
    %%
    -

      a
    %%
    - a
    -
    - b
    %%
    - a
    -   ␠
    - b
    %%
    1. a
    2.
    3. b
    %%
    *
    %%
    a
    *

    a
    1.
    %%
     1.  A
         two

             code
    %%
      1.  A
    two

          code

      > quote
    %%
      1.  A
        two
    %%
    > 1. > a
    b
    %%
    > 1. > a
    > b
    %%
    - a
      - b
        - c
          - d
    %%
    - a
     - b
      - c
       - d
    %%
    10) a
        - b
    %%
    10) a
       - b
    %%
    - - a
    %%
    1. - 2. a
    %%
    - # a
    - b
      ---
      c
    """####),
  CorpusSection(
    "Lists",
    ####"""
    - a
    - b
    + c
    %%
    1. a
    2. b
    3) c
    %%
    a
    - b
    - c
    %%
    In the year
    14.  things
    %%
    In the year
    1.  things
    %%
    - a

    - b


    - c
    %%
    - a
      - b
        - c


          d
    %%
    - a
    - b

    <!-- -->

    - c
    - d
    %%
    -   a

        more

    -   b

    <!-- -->

        code
    %%
    - a
     - b
      - c
       - d
      - e
     - f
    - g
    %%
    1. a

      2. b

       3. c
    %%
    - a
     - b
      - c
       - d
        - e
    %%
    1. a

      2. b

        3. c
    %%
    - a
    - b

    - c
    %%
    * a
    *

    * c
    %%
    - a
    - b

      c
    - d
    %%
    - a
    - b

      [ref]: /url
    - d
    %%
    - a
    - ```
      b


      ```
    - c
    %%
    - a
      - b

        c
    - d
    %%
    * a
      > b
      >
    * c
    %%
    - a
      > b
      ```
      c
      ```
    - d
    %%
    - a
    %%
    - a
      - b
    %%
    1. ```
       a
       ```

       b
    %%
    * a
      * b

      c
    %%
    - a
      - b
      - c

    - d
      - e
      - f
    %%
    7. a
    8. b
    %%
    1. a
    1. b
    %%
    - a
    -
    -

    - b
    """####),
]
